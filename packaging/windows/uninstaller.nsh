; The uninstaller: a part of installer.nsi, which includes it.

!define LINKED_FOLDER 0x410 ; FILE_ATTRIBUTE_REPARSE_POINT and FILE_ATTRIBUTE_DIRECTORY

Var KeepRecord
Var SaveCopy
Var Failed
Var Copied
Var RadioKeep
Var RadioRemove
Var CheckCopy

; What another program has entered for the file type stays.
!macro RemoveFileType SUFFIX CLASS
  ReadRegStr $0 HKCU "${CLASSES_KEY}\${SUFFIX}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegValue HKCU "${CLASSES_KEY}\${SUFFIX}" ""
    DeleteRegValue HKCU "${CLASSES_KEY}\${SUFFIX}" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES_KEY}\${SUFFIX}\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CLASSES_KEY}\${SUFFIX}\OpenWithProgids"
  DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CLASSES_KEY}\${SUFFIX}"
  DeleteRegKey HKCU "${CLASSES_KEY}\${CLASS}"
!macroend

Function un.onInit
  !insertmacro OneAtATime
  StrCpy $KeepRecord 1
  StrCpy $SaveCopy 1
  StrCpy $Copied ""
  StrCpy $Told "Your practice record is kept. If you install ${LABEL} again, all of it is there."
  ${IfNot} ${FileExists} "$INSTDIR\${LIST}"
    !insertmacro Refuse "The list of what was installed in $INSTDIR is missing. Please install ${TITLE} again, then remove it." ${CODE_FOLDER}
  ${EndIf}
FunctionEnd

Function un.AskAboutRecord
  !insertmacro MUI_HEADER_TEXT "Remove ${LABEL}" "Your practice record can stay."
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:&Remove"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 26u "${LABEL} will be removed from this computer. Your practice record is what you did, how you felt, your diary, practices of your own and your settings. What should happen to it?"
  Pop $0
  ${NSD_CreateRadioButton} 0 36u 100% 12u "&Keep my practice record"
  Pop $RadioKeep
  ${NSD_CreateLabel} 12u 49u 95% 12u "If you install ${LABEL} again, all of it is there."
  Pop $0
  ${NSD_CreateRadioButton} 0 70u 100% 12u "&Delete my practice record from this computer"
  Pop $RadioRemove
  ${NSD_CreateCheckBox} 12u 84u 95% 12u "First &save a copy of it in my Documents folder"
  Pop $CheckCopy
  ${NSD_AddStyle} $RadioKeep ${WS_GROUP}
  ${If} $KeepRecord == 1
    ${NSD_Check} $RadioKeep
    EnableWindow $CheckCopy 0
  ${Else}
    ${NSD_Check} $RadioRemove
  ${EndIf}
  ${If} $SaveCopy == 1
    ${NSD_Check} $CheckCopy
  ${EndIf}
  ${NSD_OnClick} $RadioKeep un.ChoiceChanged
  ${NSD_OnClick} $RadioRemove un.ChoiceChanged
  ${NSD_SetFocus} $RadioKeep
  nsDialogs::Show
FunctionEnd

Function un.ChoiceChanged
  Pop $0
  ${NSD_GetState} $RadioRemove $0
  EnableWindow $CheckCopy $0
FunctionEnd

Function un.TakeAnswer
  ${NSD_GetState} $RadioKeep $KeepRecord
  ${NSD_GetState} $CheckCopy $SaveCopy
  ${If} $KeepRecord == 0
  ${AndIf} $SaveCopy == 0
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Your practice record will be deleted, and no copy of it is made. It can't be brought back. Delete it?" IDYES delete
    Abort
    delete:
  ${EndIf}
FunctionEnd

; Save a copy of all that is the person's, or keep all of it. The app itself copies its journal and
; looks the copy through; it ends with 0 only if nothing of the journal would be lost. What else lies
; beside that is copied as it is: settings, drafts, practices of their own, what was set aside.
Function un.SaveCopyOfRecord
  ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
  StrCpy $R1 "$2-$1-$0 $4.$5.$6"
  StrCpy $R0 "$DOCUMENTS\${TITLE}"
  StrCpy $R2 "$R0 files $R1"
  StrCpy $Failed 0
  ${If} $DOCUMENTS == ""
  ${OrIf} ${FileExists} "$R2\*.*"
    StrCpy $Failed 1
  ${EndIf}
  nsExec::ExecToStack '"$INSTDIR\${COMMANDS}" --data-folder "${RECORD}" save-record "$R0 record $R1.db"'
  Pop $0
  Pop $1
  ${If} $0 != "0"
    StrCpy $Failed 1
  ${EndIf}
  ${If} ${FileExists} "${RECORD}\journal.db"
  ${AndIfNot} ${FileExists} "$R0 record $R1.db"
    StrCpy $Failed 1
  ${EndIf}
  ${If} $Failed == 0
    Call un.CopyOtherFiles
  ${EndIf}
  ${If} ${FileExists} "$R0 record $R1.db"
  ${OrIf} ${FileExists} "$R2\*.*"
    StrCpy $Copied " A copy of the record is in your Documents folder; its name begins with ${LABEL}."
  ${EndIf}
  ${If} $Failed == 1
    StrCpy $KeepRecord 1
    StrCpy $Told "The copy of your practice record could not be saved, so the record was not deleted. It is in the folder$\r$\n$\r$\n${RECORD}"
  ${EndIf}
FunctionEnd

; Copy what lies beside the journal to the folder $R2; $Failed is 1 after it if something lacks.
Function un.CopyOtherFiles
  FindFirst $3 $4 "${RECORD}\*.*"
  ${DoWhile} $4 != ""
    StrCpy $5 $4 10
    ${If} $4 != "."
    ${AndIf} $4 != ".."
    ${AndIf} $5 != "journal.db"
    ${AndIf} $4 != "cache" ; made again as needed, and large
    ${AndIf} $4 != "running"
      ClearErrors
      CreateDirectory "$R2"
      CopyFiles /SILENT "${RECORD}\$4" "$R2"
      ${If} ${Errors}
      ${OrIfNot} ${FileExists} "$R2\$4"
        StrCpy $Failed 1
      ${EndIf}
    ${EndIf}
    FindNext $3 $4
  ${Loop}
  FindClose $3
FunctionEnd

; Delete the record, and tell what came of it: another program may hold a part of it. A folder in it
; that is a link to another place is let go; what lies in that place stays.
Function un.DeleteRecord
  ${If} ${FileExists} "${RECORD}\*.*"
    StrCpy $Told "Your practice record is deleted.$Copied"
  ${Else}
    StrCpy $Told "There was no practice record on this computer."
  ${EndIf}
  FindFirst $3 $4 "${RECORD}\*.*"
  ${DoWhile} $4 != ""
    System::Call 'kernel32::GetFileAttributesW(w "${RECORD}\$4") i .r0'
    IntOp $1 $0 & ${LINKED_FOLDER}
    ${If} $0 != -1
    ${AndIf} $1 = ${LINKED_FOLDER}
      RMDir "${RECORD}\$4"
    ${EndIf}
    FindNext $3 $4
  ${Loop}
  FindClose $3
  RMDir /r "${RECORD}"
  ${If} ${FileExists} "${RECORD}\*.*"
    StrCpy $Told "A part of your practice record could not be deleted; another program may be using it. Please close that, and delete the folder below.$Copied$\r$\n$\r$\n${RECORD}"
  ${EndIf}
FunctionEnd

Section "Uninstall"
  SetOutPath "$PROFILE"
  Call un.WaitUntilClosed
  ${If} $KeepRecord == 0
    ${If} $SaveCopy == 1
      Call un.SaveCopyOfRecord
    ${EndIf}
  ${EndIf}
  ${If} $KeepRecord == 0
    Call un.DeleteRecord
  ${EndIf}
  StrCpy $R0 "$INSTDIR"
  Call un.RemoveListed
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  !insertmacro RemoveFileType ".mindbody-plan" "BodyAndBreath.Plan"
  !insertmacro RemoveFileType ".mindbody-script" "BodyAndBreath.Script"
  DeleteRegKey HKCU "${WINDOWS_KEY}\App Paths\${PROGRAM}"
  DeleteRegKey HKCU "${WINDOWS_KEY}\App Paths\${COMMANDS}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ; The app's own switch for starting at login (store/login_start.py).
  DeleteRegValue HKCU "${WINDOWS_KEY}\Run" "${TITLE}"
  DeleteRegValue HKCU "${WINDOWS_KEY}\Explorer\StartupApproved\Run" "${TITLE}"
  !insertmacro RefreshIcons
SectionEnd
