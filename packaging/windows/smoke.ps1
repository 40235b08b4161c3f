# Installs the .msi for this user, runs the program, removes it. Usage: smoke.ps1 FOLDER FILE
param([string] $Folder, [string] $File)
$ErrorActionPreference = "Stop"
$msi = (Get-ChildItem "$Folder\Colonnade-*.msi").FullName
Start-Process msiexec -Wait -ArgumentList "/i", "`"$msi`"", "/qn", "/l*v", "`"$Folder\install.log`""
$command = "$env:LOCALAPPDATA\Colonnade\colonnadec.exe"
& $command --version
if ($LASTEXITCODE -ne 0) { throw "--version failed" }
& $command head $File -n 3
if ($LASTEXITCODE -ne 0) { throw "head failed" }
& $command snapshot $File -o "$Folder\window.png"
if ($LASTEXITCODE -ne 0) { throw "snapshot failed" }
$opens = (Get-ItemProperty "HKCU:\Software\Classes\.parquet\OpenWithProgids" -ErrorAction SilentlyContinue)
if ($null -eq $opens) { Write-Warning "Colonnade is not among the programs that open .parquet" }
Start-Process msiexec -Wait -ArgumentList "/x", "`"$msi`"", "/qn"
if (Test-Path $command) { throw "removal leaves the program" }
