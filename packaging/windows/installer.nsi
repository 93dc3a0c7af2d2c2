; The installer for Windows: for one person, without administrator rights, with its uninstaller.
; tools/package/windows_installer.py gives VERSION, NUMBERS, PUBLISHER, FILES (the script that unpacks
; the program), OUTPUT, ICON, SIDE, KILOBYTES, and if wanted QUICK and SIGN_UNINSTALLER.
Unicode true
; Debian's NSIS makes 64-bit installers, too; the one for Windows 32-bit ones, which do the same.
!if /FileExists "${NSISDIR}/Stubs/zlib-amd64-unicode"
  Target amd64-unicode
!else
  Target x86-unicode
!endif
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "TextFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define TITLE "Body & Breath"
!define LABEL "Body && Breath" ; where one & would underline the next letter
!define PROGRAM "BodyAndBreath.exe"
!define COMMANDS "mindbody-app.exe"
!define LIST "installed-files.txt"
!define LIBRARY "python311.dll"
!define USUAL_FOLDER "$LOCALAPPDATA\Programs\BodyAndBreath"
!define RECORD "$LOCALAPPDATA\BodyAndBreath"
!define WINDOWS_KEY "Software\Microsoft\Windows\CurrentVersion"
!define UNINSTALL_KEY "${WINDOWS_KEY}\Uninstall\BodyAndBreath"
!define CLASSES_KEY "Software\Classes"
!define SHCNE_ASSOCCHANGED 0x08000000
!define LEAST_BUILD 17763 ; Windows 10, version 1809
!define LEAST_ARM_BUILD 22000 ; Windows 11 runs programs for x64 on ARM

; Exit codes beside 0, done, and 1, cancelled.
!define CODE_OLD_WINDOWS 3
!define CODE_OPEN 4
!define CODE_ROOM 5
!define CODE_FOLDER 6
!define CODE_FAILED 7
!define CODE_TWICE 8

Name "${TITLE}" "${LABEL}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "${USUAL_FOLDER}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${LABEL} ${VERSION}"
ManifestDPIAware true
SetFont "Segoe UI" 9
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32 ; more would want more memory than the 32-bit makensis of Windows has
!endif
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "${TITLE}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${TITLE} setup"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "MIT License"
!ifdef SIGN_UNINSTALLER
  !uninstfinalize `${SIGN_UNINSTALLER}` = 0
!endif

Var Tries
Var Left
Var Told

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_UNWELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight

!define MUI_WELCOMEPAGE_TITLE "Welcome to ${LABEL}"
!define MUI_WELCOMEPAGE_TEXT "Guided body scans, breathing and relaxation for people living with pain.$\r$\n$\r$\nIt will be installed for you alone and needs no administrator. What you record stays on this computer; nothing is sent anywhere.$\r$\n$\r$\nChoose Install to go on."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${LABEL} is ready"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu.$Left"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "&Start ${LABEL} now"
!define MUI_FINISHPAGE_RUN_FUNCTION StartIt
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Put a shortcut on the &desktop"
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION PutOnDesktop
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.AskAboutRecord un.TakeAnswer
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${LABEL} is removed"
!define MUI_FINISHPAGE_TEXT "$Told"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "English"

; For the installer and, with UN as "un.", for the uninstaller.
!macro Shared UN
  ; Come back once nothing runs from $INSTDIR: Windows lets no library be written that is in use.
  Function ${UN}WaitUntilClosed
    again:
    ${IfNot} ${FileExists} "$INSTDIR\${LIBRARY}"
      Return
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${LIBRARY}" a
    ${IfNot} ${Errors}
      FileClose $0
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "${TITLE} is open. Please close it first. If its leaf is in the notification area, right-click the leaf and choose Quit. Then choose Retry." /SD IDCANCEL IDRETRY again
    SetErrorLevel ${CODE_OPEN}
    Quit
  FunctionEnd

  ; Remove from the folder in $R0 what its own list names, and nothing else. The list goes last: where
  ; something could not be removed, it tells the next time.
  Function ${UN}RemoveListed
    ClearErrors
    FileOpen $0 "$R0\${LIST}" r
    ${If} ${Errors}
      Return
    ${EndIf}
    StrCpy $3 ""
    ${Do}
      ClearErrors
      FileRead $0 $1
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      ${TrimNewLines} "$1" $1
      StrCpy $2 $1 1 -1
      ${If} $1 == ""
      ${ElseIf} $2 == "\"
        RMDir "$R0\$1"
      ${Else}
        Delete "$R0\$1"
        ${If} ${FileExists} "$R0\$1"
          StrCpy $3 "$1"
        ${EndIf}
      ${EndIf}
    ${Loop}
    FileClose $0
    ${If} $3 == ""
      Delete "$R0\uninstall.exe"
      Delete "$R0\${LIST}"
    ${EndIf}
    RMDir "$R0"
  FunctionEnd
!macroend
!insertmacro Shared ""
!insertmacro Shared "un."

!macro RefreshIcons
  System::Call "shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)"
!macroend

!macro AddFileType SUFFIX CLASS MIME NAME
  WriteRegStr HKCU "${CLASSES_KEY}\${CLASS}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES_KEY}\${CLASS}" "FriendlyTypeName" "${NAME}"
  WriteRegStr HKCU "${CLASSES_KEY}\${CLASS}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES_KEY}\${CLASS}\shell\open" "FriendlyAppName" "${TITLE}"
  WriteRegStr HKCU "${CLASSES_KEY}\${CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES_KEY}\${SUFFIX}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES_KEY}\${SUFFIX}" "Content Type" "${MIME}"
  WriteRegStr HKCU "${CLASSES_KEY}\${SUFFIX}\OpenWithProgids" "${CLASS}" ""
!macroend

!macro AddToAppPaths NAME
  WriteRegStr HKCU "${WINDOWS_KEY}\App Paths\${NAME}" "" "$INSTDIR\${NAME}"
!macroend

!macro Refuse WORDS CODE
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; Neither an installer nor an uninstaller works while another does.
!macro OneAtATime
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "BodyAndBreathSetup") p .r1 ?e'
  Pop $0
  ${If} $0 != 0
    !insertmacro Refuse "${TITLE} is being installed or removed already; please finish that first." ${CODE_TWICE}
  ${EndIf}
!macroend

; Refuse a folder that holds what others put there: it has none of the files MARK and ALSO.
!macro ExpectOwn FOLDER MARK ALSO
  ${DirState} "${FOLDER}" $0
  ${If} $0 == 1
  ${AndIfNot} ${FileExists} "${FOLDER}\${MARK}"
  ${AndIfNot} ${FileExists} "${FOLDER}\${ALSO}"
    !insertmacro Refuse "The folder ${FOLDER} holds other files. ${TITLE} wants a folder of its own; please empty this one, or choose another with /D=FOLDER." ${CODE_FOLDER}
  ${EndIf}
!macroend

Function .onInit
  !insertmacro OneAtATime
  ${IfNot} ${AtLeastBuild} ${LEAST_BUILD}
    !insertmacro Refuse "${TITLE} needs Windows 10, version 1809, or a newer Windows." ${CODE_OLD_WINDOWS}
  ${EndIf}
  ${IfNot} ${RunningX64}
    !insertmacro Refuse "${TITLE} needs a 64-bit Windows, and this is a 32-bit one." ${CODE_OLD_WINDOWS}
  ${EndIf}
  ${If} ${IsNativeARM64}
  ${AndIfNot} ${AtLeastBuild} ${LEAST_ARM_BUILD}
    !insertmacro Refuse "On a computer with an ARM processor ${TITLE} needs Windows 11." ${CODE_OLD_WINDOWS}
  ${EndIf}
  ${If} $INSTDIR != "${USUAL_FOLDER}"
    !insertmacro ExpectOwn "$INSTDIR" "${LIST}" "${LIST}"
    ; What an installation that was cut short leaves beside it is removed.
    !insertmacro ExpectOwn "$INSTDIR.new" "${LIST}" "${PROGRAM}"
    !insertmacro ExpectOwn "$INSTDIR.old" "${LIST}" "${PROGRAM}"
  ${EndIf}
  ; What is unpacked lies on the disk twice for a while.
  IntOp $1 ${KILOBYTES} / 512
  IntOp $1 $1 + 100
  ${GetRoot} "$INSTDIR" $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=M" $2
  ${IfNot} ${Errors}
  ${AndIf} $2 < $1
    !insertmacro Refuse "There isn't enough room on the disk $0: ${TITLE} needs $1 MB, and $2 MB are free. Please make room and start this again." ${CODE_ROOM}
  ${EndIf}
FunctionEnd

Function .onInstFailed
  SetOutPath "$PROFILE"
  RMDir /r "$INSTDIR.new"
FunctionEnd

Function StartIt
  ; A clinic's plan that lies beside this installer is found there. The dot is for a disk's own
  ; folder: its backslash would make the quotation mark after it a letter.
  Exec '"$INSTDIR\${PROGRAM}" --plan "$EXEDIR\."'
FunctionEnd

Function PutOnDesktop
  CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
FunctionEnd

; Take the folder $INSTDIR.old away. What somebody else put beside the program comes along; what can't,
; such as a file among the program's own, is put into a folder beside it, and the last page tells.
Function TakeOldAway
  StrCpy $R0 "$INSTDIR.old"
  Call RemoveListed
  FindFirst $0 $1 "$INSTDIR.old\*.*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
      Rename "$INSTDIR.old\$1" "$INSTDIR\$1"
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
  RMDir "$INSTDIR.old"
  ${IfNot} ${FileExists} "$INSTDIR.old\*.*"
    Return
  ${EndIf}
  StrCpy $2 1
  ${DoWhile} ${FileExists} "$INSTDIR.left-$2\*.*"
    IntOp $2 $2 + 1
  ${Loop}
  ClearErrors
  Rename "$INSTDIR.old" "$INSTDIR.left-$2"
  ${IfNot} ${Errors}
    StrCpy $Left "$\r$\n$\r$\nFiles that were among those of the older version are now in $INSTDIR.left-$2"
  ${EndIf}
FunctionEnd

; Rename the folder $R1 to $R2; what looks through new files may hold it for a moment.
Function RenamePatiently
  StrCpy $Tries 0
  ${Do}
    ClearErrors
    Rename "$R1" "$R2"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep 250
    IntOp $Tries $Tries + 1
  ${LoopUntil} $Tries > 40
  SetErrors
FunctionEnd

; Put what was unpacked into $INSTDIR.new in the place of what is there. At any moment one of the
; two is whole.
Function Swap
  ${If} ${FileExists} "$INSTDIR\*.*"
    ${If} ${FileExists} "$INSTDIR.old\*.*"
      Call TakeOldAway
    ${EndIf}
    again:
    Call WaitUntilClosed
    StrCpy $R1 "$INSTDIR"
    StrCpy $R2 "$INSTDIR.old"
    Call RenamePatiently
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "Windows doesn't let the folder $INSTDIR or $INSTDIR.old be changed. Please close what may be using it, and choose Retry." /SD IDCANCEL IDRETRY again
      Call GiveUp
    ${EndIf}
  ${EndIf}
  StrCpy $R1 "$INSTDIR.new"
  StrCpy $R2 "$INSTDIR"
  Call RenamePatiently
  ${If} ${Errors}
    StrCpy $R1 "$INSTDIR.old"
    ${If} ${FileExists} "$R1\*.*"
      Call RenamePatiently
      ${If} ${Errors}
        !insertmacro Refuse "${TITLE} could not be put in its place. The older version is in the folder $R1, and your practice record is as it was; please start this again after restarting Windows." ${CODE_FAILED}
      ${EndIf}
    ${EndIf}
    Call GiveUp
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR.old\*.*"
    Call TakeOldAway
  ${EndIf}
FunctionEnd

Function GiveUp
  RMDir /r "$INSTDIR.new"
  !insertmacro Refuse "${TITLE} could not be installed. What was there before is as it was; please try again after restarting Windows." ${CODE_FAILED}
FunctionEnd

Section "${TITLE}"
  Call WaitUntilClosed
  RMDir /r "$INSTDIR.new"
  ClearErrors
  !include "${FILES}"
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  ; Windows renames no folder that a program works in; shortcuts start where this one does.
  SetOutPath "$PROFILE"
  ${If} ${Errors}
    Call GiveUp
  ${EndIf}
  Call Swap

  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
  !insertmacro AddFileType ".mindbody-plan" "BodyAndBreath.Plan" "application/x-mindbody-plan" "Body & Breath plan"
  !insertmacro AddFileType ".mindbody-script" "BodyAndBreath.Script" "application/x-mindbody-script" "Body & Breath practice script"
  !insertmacro AddToAppPaths "${PROGRAM}"
  !insertmacro AddToAppPaths "${COMMANDS}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  !insertmacro RefreshIcons
SectionEnd

!include "uninstaller.nsh"
