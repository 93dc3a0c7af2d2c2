# Tries an installer on Windows as a person meets it: installs it without a question, runs the
# app's own test, opens the app, removes it, and looks that the practice record stays.
#
#   packaging\windows\try_installer.ps1 dist\BodyAndBreath-1.2.3-setup-x64.exe
#
# For a machine on which nobody keeps a record: what it made is removed at the end.
param([Parameter(Mandatory)][string] $Installer)
$ErrorActionPreference = "Stop"

$folder = Join-Path $env:LOCALAPPDATA "Programs\BodyAndBreath"
$record = Join-Path $env:LOCALAPPDATA "BodyAndBreath"
$journal = Join-Path $record "journal.db"
$program = Join-Path $folder "mindbody-app.exe"
$link = Join-Path ([Environment]::GetFolderPath("Programs")) "Body & Breath.lnk"
$kinds = ".mindbody-plan", ".mindbody-script"
if (Test-Path $record) { throw "$record is there already; try this where nobody keeps a record." }

function Wait-Until([string] $what, [scriptblock] $met) {
    foreach ($second in 1..90) {
        if (& $met) { return }
        Start-Sleep -Seconds 1
    }
    throw "In 90 seconds this did not come: $what."
}

function Confirm-That([string] $what, [bool] $so) {
    if (-not $so) { throw "This is not so: $what." }
    Write-Output "ok      $what"
}

$done = Start-Process (Resolve-Path $Installer) -ArgumentList "/S" -Wait -PassThru
Confirm-That "it installs without a question and without administrator rights" ($done.ExitCode -eq 0)
Confirm-That "the Start menu has the app" (Test-Path -LiteralPath $link)
foreach ($kind in $kinds) {
    Confirm-That "$kind is opened with it" (Test-Path "HKCU:\Software\Classes\$kind")
}
& $program --self-test
Confirm-That "the app passes its own test" ($LASTEXITCODE -eq 0)

$app = Start-Process (Join-Path $folder "BodyAndBreath.exe") -PassThru
Wait-Until "the app's window" { $app.Refresh(); $app.MainWindowHandle -ne 0 }
Wait-Until "the record" { Test-Path $journal }
Start-Sleep -Seconds 3
$null = $app.CloseMainWindow()
Wait-Until "the end of the app" { $app.HasExited }
Confirm-That "the app opens, keeps a record and closes" (Test-Path $journal)

$null = Start-Process (Join-Path $folder "uninstall.exe") -ArgumentList "/S" -Wait -PassThru
# The uninstaller goes on as a copy of itself.
Wait-Until "the end of the programs" { -not (Test-Path $folder) }
Wait-Until "the end of the Start menu's link" { -not (Test-Path -LiteralPath $link) }
Start-Sleep -Seconds 3
foreach ($kind in $kinds) {
    Confirm-That "$kind is nobody's again" (-not (Test-Path "HKCU:\Software\Classes\$kind\OpenWithProgids"))
}
Confirm-That "the practice record stayed" (Test-Path $journal)
Remove-Item -Recurse $record
