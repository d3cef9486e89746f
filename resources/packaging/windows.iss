; The frozen program as an installer for Windows 10 or later, made by Inno Setup 6:
;
;     iscc /DVersion=1.0.0 resources\packaging\windows.iss
;
; It installs for one person and asks for no administrator. Silently: /VERYSILENT /NORESTART;
; for everyone, by an administrator: /ALLUSERS. Removing the program leaves the reader's data.

#ifndef Version
  #error Say which version is made: iscc /DVersion=1.0.0
#endif
#define Name "Dispensatory"
#define PackType "Dispensatory.evidence"

[Setup]
AppId=Dispensatory
AppName={#Name}
AppVersion={#Version}
AppPublisher=Dispensatory contributors
VersionInfoVersion={#Version}
VersionInfoDescription=Dispensatory: an offline reference of drug evidence
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=dispensatory-{#Version}-setup
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
CloseApplications=yes
UninstallDisplayIcon={app}\dispensatory.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[InstallDelete]
; What an earlier version had and this one has no more.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\dispensatory\*"; DestDir: "{app}"; Excludes: ".portable,\data"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\dispensatory.exe"

[Registry]
; What follows -- is never an option, whatever a web page puts into an address.
Root: HKA; Subkey: "Software\Classes\.evidence"; ValueType: string; ValueData: "{#PackType}"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\{#PackType}"; ValueType: string; ValueData: "Evidence pack"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#PackType}\DefaultIcon"; ValueType: string; ValueData: "{app}\dispensatory.exe,0"
Root: HKA; Subkey: "Software\Classes\{#PackType}\shell\open\command"; ValueType: string; ValueData: """{app}\dispensatory.exe"" -- ""%1"""
Root: HKA; Subkey: "Software\Classes\evidence"; ValueType: string; ValueData: "URL:Page of Dispensatory"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\evidence"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\evidence\shell\open\command"; ValueType: string; ValueData: """{app}\dispensatory.exe"" -- ""%1"""

[Run]
Filename: "{app}\dispensatory.exe"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
