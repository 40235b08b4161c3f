# Makes the .msi out of what packaging/launcher/Image.java made. Runs on Windows only; jpackage needs WiX 3 or later.
# Usage: build.ps1 FOLDER VERSION. Run by mvn -Pinstaller package.
param([string] $Folder, [string] $Version)
$ErrorActionPreference = "Stop"
$top = (Resolve-Path "$PSScriptRoot\..\..").Path
$java = ((Get-Content "$Folder\jdk") -replace "^JAVA_HOME=", "")
$Version = $Version -replace "-SNAPSHOT$", ""
foreach ($old in "icons", "associations") {
    if (Test-Path "$Folder\$old") { Remove-Item -Recurse -Force "$Folder\$old" }
}
Push-Location $top
& "$java\bin\java.exe" icons\Render.java "$Folder\icons"
if ($LASTEXITCODE -ne 0) { throw "the icons could not be drawn" }
Pop-Location

# Windows keeps what somebody chose for a type; an installer can only add itself to "Open with".
New-Item -ItemType Directory "$Folder\associations" | Out-Null
$types = @(
    @("parquet", "application/vnd.apache.parquet", "Parquet file", "document-parquet"),
    @("pq", "application/vnd.apache.parquet", "Parquet file", "document-parquet"),
    @("arrow", "application/vnd.apache.arrow.file", "Arrow file", "document-arrow"),
    @("feather", "application/vnd.apache.arrow.file", "Arrow file", "document-arrow"),
    @("ipc", "application/vnd.apache.arrow.file", "Arrow file", "document-arrow"),
    @("arrows", "application/vnd.apache.arrow.stream", "Arrow stream", "document-arrow"))
$associations = @()
foreach ($type in $types) {
    $file = "$Folder\associations\$($type[0]).properties"
    # In a properties file a backslash begins an escape.
    $icon = "$Folder\icons\$($type[3]).ico" -replace "\\", "/"
    Set-Content -Encoding ascii $file @("extension=$($type[0])", "mime-type=$($type[1])", "description=$($type[2])",
        "icon=$icon")
    $associations += @("--file-associations", $file)
}

# A window has no console: colonnadec is the same program for the terminal.
& "$java\bin\jpackage.exe" --type msi --dest $Folder --name Colonnade --app-version $Version `
    --vendor "The Colonnade team" --description "Look into Parquet and Arrow files of any size" `
    --license-file "$top\LICENSE" --icon "$Folder\icons\colonnade.ico" --input "$Folder\app" `
    --runtime-image "$Folder\runtime" --main-jar colonnade.jar --main-class dev.colonnade.Main `
    "@$Folder\window.options" --add-launcher "colonnadec=$Folder\colonnadec.properties" @associations `
    --win-per-user-install --win-menu --win-dir-chooser --win-upgrade-uuid 7c0e6f0e-52b1-4f0c-8d8c-6a2c3fd7a9b1
if ($LASTEXITCODE -ne 0) { throw "jpackage failed" }
Get-ChildItem "$Folder\*.msi"
