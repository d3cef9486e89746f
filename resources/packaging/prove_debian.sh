#!/usr/bin/env bash
# Proves the Debian package in a bare Debian 12: made, installed, used, upgraded, removed.
# Each line is a claim, with ok or FAILED; the exit code is 1 if one failed. What was printed on
# the way is shown under a claim that failed.
#
#   resources/packaging/prove_debian.sh [PACKAGE.deb]
#
# Run it as root on Debian 12 with debootstrap, lintian, desktop-file-utils, appstream, xvfb,
# xdotool and binutils. Without PACKAGE, a clean checkout is frozen by $PYTHON (python3) and packaged.
set -uo pipefail
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
exec </dev/null

top=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
chmod 755 "$work"
root=$work/root
user=zoe
home="/home/Zoë Ångström"
settings="$home/.local/share/dispensatory/settings.ini"
failed=0

leave() {
    [ -n "${screen:-}" ] && kill "$screen" 2>/dev/null
    mountpoint -q "$root/proc" && umount "$root/proc"
    rm -rf "$work"
}
trap leave EXIT

claim() {  # claim WORDS COMMAND…: whether the command succeeds
    local words=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        printf 'ok      %s\n' "$words"
    else
        printf 'FAILED  %s\n' "$words"
        tail -n 30 "$work/said" | sed 's/^/        /'
        failed=1
        return 1
    fi
}

needed() {  # what nothing can be proved without
    claim "$@" || exit 1
}

frozen_from_clean_checkout() {
    git -c safe.directory="$top" clone -q "$top" "$work/tree" && cd "$work/tree" &&
        "${PYTHON:-python3}" -m venv .venv &&
        .venv/bin/pip install -q '.[freeze]' &&
        .venv/bin/pyinstaller --noconfirm --log-level ERROR build.spec
}

packaged() {
    .venv/bin/python resources/packaging/debian.py dist/dispensatory "$work" &&
        package=$(echo "$work"/dispensatory_*.deb)
}

earlier_version() {  # the same program, numbered lower, with a file that this version has no more
    local old=$work/old
    dpkg-deb -R "$package" "$old" &&
        sed -i 's/^Version: .*/Version: 0.9.0/' "$old/DEBIAN/control" &&
        touch "$old/usr/lib/dispensatory/_internal/of-the-earlier-version" &&
        dpkg-deb -Znone --root-owner-group -b "$old" "$root/tmp/earlier.deb"
}

inside() {  # a command of root in the bare Debian
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}

as_user() {  # a command of an ordinary user there, whose screen is ours
    chroot --userspec=$user:$user "$root" env -i PATH=/usr/bin:/bin HOME="$home" USER=$user \
        LANG=C.UTF-8 DISPLAY=":$display" "$@"
}

apt() {
    inside apt-get -q -y --no-install-recommends "$@"
}

bare() {
    debootstrap --variant=minbase bookworm "$root" "${MIRROR:-http://deb.debian.org/debian}" &&
        mount -t proc proc "$root/proc" &&
        inside useradd --home-dir "$home" --create-home $user &&
        ! find "$root" -xdev \( -name 'python3*' -o -name 'libQt*' -o -name 'libX11*' \) | grep .
}

screen_opened() {  # outside of the bare Debian, so that nothing of it is installed there
    Xvfb -displayfd 1 -ac -noreset -screen 0 1280x1024x24 >"$work/display" 2>/dev/null &
    screen=$!
    for _ in $(seq 100); do
        display=$(cat "$work/display")
        [ -n "$display" ] && return
        sleep 0.1
    done
    return 1
}

self_test() {
    as_user dispensatory --self-test evidence:gabapentin >"$work/report" &&
        cat "$work/report" && grep -q '"platform": "xcb"' "$work/report" &&
        grep -q '"check": "ok"' "$work/report"
}

opens() {  # opens TITLE ARGUMENT…: a real window whose title begins so, which is then ended
    local title=$1 seen=1
    shift
    as_user sh -c 'echo $$ >/tmp/running; exec "$@"' sh "${program:-dispensatory}" "$@" &
    for _ in $(seq 100); do
        sleep 0.1
        DISPLAY=:$display xdotool search --onlyvisible --name "^$title" && seen=0 && break
    done
    sleep 1
    kill -KILL "$(cat "$root/tmp/running")"
    wait $! 2>/dev/null
    return $seen
}

nobody_can_write() {
    ! as_user sh -c 'find -L /usr/lib/dispensatory /usr/bin/dispensatory* -writable' | grep .
}

answers() {
    as_user dispensatory-cli ask "is gabapentn a muscle relaxer" --limit 1 | tee "$work/answer" &&
        grep -q evidence:gabapentin/muscle-relaxer "$work/answer"
}

files() {  # all but what dpkg, apt and the caches of others keep for themselves
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./var/log \
        -o -path ./var/cache -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) -prune \
        -o -printf '%y %m %p %l\n') | sort
}

nothing_left() {  # nothing_left BEFORE: but what lies in the user's home
    files >"$work/after"
    diff "$1" "$work/after" | grep '^[<>]' | grep -vF " .$home/" >"$work/left"
    cat "$work/left"
    [ ! -s "$work/left" ] &&
        ! grep -rlsi dispensatory "$root"/usr/share/{applications,mime,icons,doc,man} "$root/etc"
}

is_pack() {
    local name
    for name in core.evidence no-suffix; do
        inside gio info -a standard::content-type "/tmp/$name" | tee -a "$work/types"
    done
    [ "$(grep -c 'application/vnd.dispensatory.evidence' "$work/types")" = 2 ]
}

no_pack() {  # a database of another program is none, though it is one of SQLite
    ! inside gio info -a standard::content-type /tmp/another.db | grep dispensatory
}

opened_by_us() {
    local type
    for type in x-scheme-handler/evidence application/vnd.dispensatory.evidence; do
        as_user gio mime $type | tee "$work/opener"
        grep -q 'Default.*dispensatory.desktop' "$work/opener" || return 1
    done
}

opens_as_handed_over() {  # a pack by the address of its file, as the desktop entry’s %u becomes
    cp "$root/tmp/core.evidence" "$root$home/Häufig gefragt.evidence"
    local address="file:///home/Zo%C3%AB%20%C3%85ngstr%C3%B6m/H%C3%A4ufig%20gefragt.evidence"
    as_user dispensatory --self-test "$address" && opens Dispensatory "$address" &&
        opens "Is gabapentin" evidence:gabapentin/muscle-relaxer
}

portable_copy() {  # portable_copy OWNER: a window of it, in light colours
    local program=/srv/portable/dispensatory
    cp -a "$root/usr/lib/dispensatory" "$root/srv/portable" && touch "$root/srv/portable/.portable" &&
        inside chown -R "$1" /srv/portable && opens Dispensatory --theme light
}

portable_beside() {
    mv "$root$home/.local" "$work/kept"
    portable_copy $user && grep -q theme=light "$root/srv/portable/data/settings.ini" &&
        [ ! -e "$root$settings" ]
    local result=$?
    rm -rf "$root/srv/portable" "$root$home/.local"
    mv "$work/kept" "$root$home/.local"
    return $result
}

portable_read_only() {
    portable_copy root && [ ! -e "$root/srv/portable/data" ] && grep -q theme=light "$root$settings"
    local result=$?
    rm -rf "$root/srv/portable"
    return $result
}

unchanged() {
    inside dpkg --verify dispensatory | tee "$work/changed"
    [ ! -s "$work/changed" ]
}

upgraded() {
    cp "$root$settings" "$work/settings" && apt install /tmp/new.deb &&
        cmp "$work/settings" "$root$settings" &&
        [ ! -e "$root/usr/lib/dispensatory/_internal/of-the-earlier-version" ] &&
        [ "$(inside dpkg-query -Wf '${Version}' dispensatory)" != 0.9.0 ]
}

if [ $# = 0 ]; then
    needed "A clean checkout is frozen" frozen_from_clean_checkout
    cd "$work/tree" || exit 1
    needed "The frozen folder is made a package by one command" packaged
else
    package=$(readlink -f "$1")
    cd "$top" || exit 1
fi
claim "Lintian finds no error in it" lintian --fail-on error "$package"
claim "Its desktop entry is valid" desktop-file-validate resources/packaging/dispensatory.desktop
claim "Its AppStream data are valid" \
    appstreamcli validate --no-net resources/packaging/dispensatory.metainfo.xml
claim "The package is smaller than 40 MB" test "$(stat -c %s "$package")" -le 40000000
needed "A Debian 12 is made that has no Python, no Qt, no X11" bare
needed "A screen is opened beside it" screen_opened
cp "$package" "$root/tmp/new.deb"
needed "An earlier version is made to upgrade from" earlier_version
files >"$work/before-all"

needed "apt installs the package with what it depends on, and nothing it recommends" \
    apt install /tmp/new.deb
claim "The self-test passes on the screen, as a user whose home is “$home”" self_test
claim "The command in the terminal understands a slip" answers
claim "A user can write to nothing of the program" nobody_can_write
claim "Nothing of the program was altered by its use" unchanged
needed "apt removes it with what it brought" apt purge --autoremove dispensatory
claim "Nothing is left of it" nothing_left "$work/before-all"

needed "A desktop’s registry of files and addresses is installed" \
    apt install desktop-file-utils shared-mime-info libglib2.0-bin
files >"$work/before"
needed "The earlier version is installed" apt install /tmp/earlier.deb
claim "A window opens for the user" opens Dispensatory --theme dark
claim "The settings are the user’s, in the user’s home" grep -q theme=dark "$root$settings"
claim "An upgrade takes the earlier version’s files away and keeps the settings" upgraded
cp "$root/usr/lib/dispensatory/_internal/resources/packs/core.evidence" "$root/tmp/core.evidence"
cp "$root/tmp/core.evidence" "$root/tmp/no-suffix"
head -c 68 "$root/tmp/core.evidence" >"$root/tmp/another.db"
head -c 4028 /dev/zero >>"$root/tmp/another.db"
claim "A pack is known as one, by its name and by its bytes" is_pack
claim "A database of another program is not taken for a pack" no_pack
claim "The desktop opens packs and evidence: addresses with the program" opened_by_us
claim "It opens both as a desktop hands them over" opens_as_handed_over
claim "A portable copy keeps the settings beside it" portable_beside
claim "A portable copy that is read-only keeps them in the user’s home" portable_read_only
claim "Nothing of the program was altered by its use" unchanged
needed "apt removes it again" apt purge --autoremove dispensatory
claim "Nothing is left but what lies in the user’s home" nothing_left "$work/before"
claim "The user’s settings are still there" test -s "$root$settings"
exit "$failed"
