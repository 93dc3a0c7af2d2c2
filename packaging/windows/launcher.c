/* Starts Body & Breath with the Python that lies beside this program.
 *
 * Compiled twice: as BodyAndBreath.exe, which has no console, and with CONSOLE defined as
 * mindbody-app.exe, for the commands. By mingw-w64 (-municode). */
#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define TITLE L"Body & Breath"
#define CANNOT_START 3
#define HAD_TO_STOP 1 /* Python's exit code after an error that nothing caught, and the app's own */

typedef int (*python_main)(int, wchar_t **);

/* Each of these is looked for before Python starts: without them it ends with no word. */
static const wchar_t *const NEEDED[] = {
    L"python311.dll", L"python311.zip", L"python311._pth", L"vcruntime140.dll",
    L"app\\mindbody_app\\__main__.pyc", L"app\\PySide6\\QtCore.pyd",
};
/* The options in front of the person's own: nothing of another Python or of a folder that the
 * app is started from is heeded (-I), no bytecode is written (-B), all text is UTF-8. */
static const wchar_t *const OPTIONS[] = {L"-I", L"-B", L"-X", L"utf8", L"-m", L"mindbody_app"};
/* Other programs set these for all; another Qt's plugins would be loaded into this one. */
static const wchar_t *const FOREIGN[] = {L"QT_PLUGIN_PATH", L"QT_QPA_PLATFORM_PLUGIN_PATH"};

#define COUNT(list) (sizeof(list) / sizeof(list[0]))

static wchar_t folder[LONGEST];
static wchar_t path[LONGEST];
static wchar_t words[LONGEST + 512];

static void say(const wchar_t *text)
{
#ifdef CONSOLE
    fputws(text, stderr);
    fputws(L"\n", stderr);
#else
    MessageBoxW(NULL, text, TITLE, MB_OK | MB_ICONWARNING | MB_SETFOREGROUND);
#endif
}

static void say_missing(const wchar_t *name)
{
    _snwprintf(words, COUNT(words) - 1,
        L"A part of Body & Breath is missing or can't be used: %ls. Please install Body & Breath"
        L" again. Your practice record is kept elsewhere and stays as it is.", name);
    say(words);
}

static const wchar_t *beside(const wchar_t *name)
{
    _snwprintf(path, COUNT(path) - 1, L"%ls\\%ls", folder, name);
    return path;
}

static int find_folder(void)
{
    DWORD length = GetModuleFileNameW(NULL, folder, COUNT(folder));
    wchar_t *end = length > 0 && length < COUNT(folder) ? wcsrchr(folder, L'\\') : NULL;
    if (end != NULL)
        *end = L'\0';
    return end != NULL;
}

static python_main find_python(void)
{
    HMODULE library;
    /* Libraries are looked for in this program's folders and in Windows' own, never in PATH or in
     * the folder that the app is started from. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    SetDllDirectoryW(L"");
    AddDllDirectory(beside(L"app\\PySide6"));
    AddDllDirectory(beside(L"app\\shiboken6"));
    library = LoadLibraryExW(beside(L"python311.dll"), NULL,
        LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    return library == NULL ? NULL : (python_main)(void *)GetProcAddress(library, "Py_Main");
}

static int start(int count, wchar_t **given)
{
    python_main run;
    wchar_t **arguments;
    size_t each;
    int code;

    if (!find_folder()) {
        say_missing(L"the program's folder");
        return CANNOT_START;
    }
    for (each = 0; each < COUNT(NEEDED); each++) {
        if (GetFileAttributesW(beside(NEEDED[each])) == INVALID_FILE_ATTRIBUTES) {
            say_missing(NEEDED[each]);
            return CANNOT_START;
        }
    }
    for (each = 0; each < COUNT(FOREIGN); each++)
        SetEnvironmentVariableW(FOREIGN[each], NULL);
    run = find_python();
    arguments = calloc(COUNT(OPTIONS) + (size_t)count + 1, sizeof(*arguments));
    if (run == NULL || arguments == NULL) {
        say_missing(L"python311.dll");
        return CANNOT_START;
    }
    arguments[0] = given[0];
    for (each = 0; each < COUNT(OPTIONS); each++)
        arguments[each + 1] = (wchar_t *)OPTIONS[each];
    for (each = 1; each < (size_t)count; each++)
        arguments[COUNT(OPTIONS) + each] = given[each];
    code = run((int)COUNT(OPTIONS) + count, arguments);
#ifndef CONSOLE
    if (code == HAD_TO_STOP)
        say(L"Body & Breath had to stop. Your practice record is kept. Please start it again; if this"
            L" comes back, restart the computer or install Body & Breath again.");
#endif
    return code;
}

#ifdef CONSOLE
int wmain(int count, wchar_t **given)
{
    return start(count, given);
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show)
{
    int count = 0;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    (void)instance, (void)before, (void)line, (void)show;
    if (given == NULL || count < 1) {
        say_missing(L"the command line");
        return CANNOT_START;
    }
    return start(count, given);
}
#endif
