#!/bin/sh
# Makes the app image, the .deb and the .rpm of this machine out of what packaging/launcher/Image.java made.
# Usage: build.sh FOLDER VERSION, FOLDER being that of Image.java. Run by mvn -Pinstaller package.
# Needs dpkg-deb and fakeroot for the .deb, rpmbuild for the .rpm; what is missing is left out and said.
set -eu
folder=$1
version=$2
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
java=$(sed -n 's/^JAVA_HOME=//p' "$folder/jdk")
case $version in *-SNAPSHOT) version=${version%-SNAPSHOT} ;; esac

rm -rf "$folder/image" "$folder/root" "$folder/icons"
(cd "$top" && "$java/bin/java" icons/Render.java "$folder/icons")

# The image: the JVM in a launcher of its own, the runtime and the application beside it.
"$java/bin/jpackage" --type app-image --dest "$folder/image" --name colonnade --app-version "$version" \
    --vendor "The Colonnade team" --description "Look into Parquet and Arrow files of any size" \
    --icon "$folder/icons/colonnade-512.png" --input "$folder/app" --runtime-image "$folder/runtime" \
    --main-jar colonnade.jar --main-class dev.colonnade.Main "@$folder/window.options"
image=$folder/image/colonnade
echo "app image $(du -sm "$image" | cut -f1) MB"

# Where everything goes on a Linux system. Files for the desktop lie where its specifications want them, so that no
# script has to register anything that the package manager does not know of.
root=$folder/root
share=$root/usr/share
mkdir -p "$root/opt" "$root/usr/bin" "$share/applications" "$share/mime/packages" "$share/metainfo" "$share/man/man1" \
    "$share/bash-completion/completions" "$share/doc/colonnade"
cp -a "$image" "$root/opt/colonnade"
ln -s ../../opt/colonnade/lib/app/colonnade "$root/usr/bin/colonnade"
cp "$here/colonnade.desktop" "$share/applications/"
cp "$here/colonnade-mime.xml" "$share/mime/packages/colonnade.xml"
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -u -r "$folder/app/colonnade.jar" +%F)/" \
    "$here/dev.colonnade.Colonnade.metainfo.xml" > "$share/metainfo/dev.colonnade.Colonnade.metainfo.xml"
cp "$top/LICENSE" "$share/doc/colonnade/copyright"
cp "$folder/app/licences.txt" "$share/doc/colonnade/libraries"
papers="$folder/runtime/bin/java -Xlog:disable -cp $folder/app/colonnade.jar dev.colonnade.cli.Papers"
$papers man | gzip -9n > "$share/man/man1/colonnade.1.gz"
$papers completion > "$share/bash-completion/completions/colonnade"
for size in 16 24 32 48 64 128 256 512; do
    icons=$share/icons/hicolor/${size}x$size
    mkdir -p "$icons/apps" "$icons/mimetypes"
    cp "$folder/icons/colonnade-$size.png" "$icons/apps/colonnade.png"
    cp "$folder/icons/document-parquet-$size.png" "$icons/mimetypes/application-vnd.apache.parquet.png"
    cp "$folder/icons/document-arrow-$size.png" "$icons/mimetypes/application-vnd.apache.arrow.file.png"
    cp "$folder/icons/document-arrow-$size.png" "$icons/mimetypes/application-vnd.apache.arrow.stream.png"
done
find "$root" -type d -exec chmod 755 {} +
find "$root" -type f -perm /111 -exec chmod 755 {} + -o -type f -exec chmod 644 {} +

if command -v dpkg-deb >/dev/null && command -v fakeroot >/dev/null; then
    mkdir -p "$root/DEBIAN"
    sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$(dpkg --print-architecture)/" \
        -e "s/@SIZE@/$(du -sk "$root" | cut -f1)/" "$here/control" > "$root/DEBIAN/control"
    for script in postinst postrm; do
        cp "$here/desktop-caches.sh" "$root/DEBIAN/$script"
        chmod 755 "$root/DEBIAN/$script"
    done
    deb=$folder/colonnade_${version}_$(dpkg --print-architecture).deb
    fakeroot dpkg-deb -Zxz --build "$root" "$deb" >/dev/null
    rm -rf "$root/DEBIAN"
    echo "deb $(du -m "$deb" | cut -f1) MB: $deb"
else
    echo "no .deb: dpkg-deb or fakeroot is missing"
fi

if command -v rpmbuild >/dev/null; then
    rm -rf "$folder/rpm"
    mkdir -p "$folder/rpm"
    rpmbuild -bb --quiet --define "_topdir $folder/rpm" --define "_rpmdir $folder" --define "root $root" \
        --define "version_ $version" --define "caches $here/desktop-caches.sh" \
        --define "_rpmfilename colonnade-%%{VERSION}.%%{ARCH}.rpm" "$here/colonnade.spec"
    rm -rf "$folder/rpm"
    rpm=$(ls "$folder"/colonnade-"$version".*.rpm)
    echo "rpm $(du -m "$rpm" | cut -f1) MB: $rpm"
else
    echo "no .rpm: rpmbuild is missing"
fi
