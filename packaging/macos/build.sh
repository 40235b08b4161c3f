#!/bin/sh
# Makes the .dmg and the .pkg out of what packaging/launcher/Image.java made. Runs on macOS only.
# Usage: build.sh FOLDER VERSION. Run by mvn -Pinstaller package.
# With COLONNADE_SIGN set to the name of a Developer ID, what is made is signed; else it is not.
set -eu
folder=$1
version=$2
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
java=$(sed -n 's/^JAVA_HOME=//p' "$folder/jdk")
case $version in *-SNAPSHOT) version=${version%-SNAPSHOT} ;; esac
# macOS refuses versions that begin with 0; the first number is raised by one for the bundle alone.
case $version in 0.*) bundle=1.${version#0.} ;; *) bundle=$version ;; esac

rm -rf "$folder/icons" "$folder/associations"
(cd "$top" && "$java/bin/java" icons/Render.java "$folder/icons")
mkdir -p "$folder/associations"
associations=
for line in "parquet:application/vnd.apache.parquet:Parquet file:document-parquet" \
        "pq:application/vnd.apache.parquet:Parquet file:document-parquet" \
        "arrow:application/vnd.apache.arrow.file:Arrow file:document-arrow" \
        "feather:application/vnd.apache.arrow.file:Arrow file:document-arrow" \
        "ipc:application/vnd.apache.arrow.file:Arrow file:document-arrow" \
        "arrows:application/vnd.apache.arrow.stream:Arrow stream:document-arrow"; do
    extension=${line%%:*}
    rest=${line#*:}
    type=${rest%%:*}
    rest=${rest#*:}
    # Alternative: what somebody chose for these files before stays chosen.
    printf 'extension=%s\nmime-type=%s\ndescription=%s\nicon=%s\nmac.LSHandlerRank=Alternate\nmac.CFBundleTypeRole=Viewer\n' \
        "$extension" "$type" "${rest%%:*}" "$folder/icons/${rest#*:}.icns" > "$folder/associations/$extension.properties"
    associations="$associations --file-associations $folder/associations/$extension.properties"
done
signing=
if [ -n "${COLONNADE_SIGN-}" ]; then
    signing="--mac-sign --mac-entitlements $here/entitlements.plist"
fi
for type in dmg pkg; do
    # One step each: an image that is packed later loses its associations.
    # shellcheck disable=SC2086
    "$java/bin/jpackage" --type "$type" --dest "$folder" --name Colonnade --app-version "$bundle" \
        --vendor "The Colonnade team" --description "Look into Parquet and Arrow files of any size" \
        --copyright "Apache-2.0" --license-file "$top/LICENSE" --icon "$folder/icons/colonnade.icns" \
        --input "$folder/app" --runtime-image "$folder/runtime" --main-jar colonnade.jar \
        --main-class dev.colonnade.Main "@$folder/window.options" --mac-package-identifier dev.colonnade.Colonnade \
        --mac-package-name Colonnade --mac-app-category public.app-category.developer-tools $associations $signing \
        ${COLONNADE_SIGN:+--mac-signing-key-user-name "$COLONNADE_SIGN"}
done
ls -l "$folder"/*.dmg "$folder"/*.pkg
echo "the command for the terminal: ln -s /Applications/Colonnade.app/Contents/app/colonnade /usr/local/bin/colonnade"
