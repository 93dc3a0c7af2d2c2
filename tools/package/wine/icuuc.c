/* The part of Windows' icuuc.dll that Qt is linked with, for the proof under Wine alone.
 *
 * Windows has brought ICU along since version 1703; Wine 10 has none, and without it Qt6Core.dll
 * can't be loaded. Qt asks ICU for old character sets alone, and the app reads and writes UTF-8:
 * so there is no converter here, as Windows' own ICU says of a name that it does not know.
 */
#include <stddef.h>
#include <stdint.h>

#define EXPORTED __declspec(dllexport)
#define NO_SUCH_CONVERTER 4 /* U_FILE_ACCESS_ERROR */

typedef void *Any;

/* The only three that can be reached: without a converter there is nothing for the others to do. */
EXPORTED Any ucnv_open(const char *name, int *error)
{
    (void)name;
    *error = NO_SUCH_CONVERTER;
    return NULL;
}

EXPORTED int32_t ucnv_countAvailable(void)
{
    return 0;
}

EXPORTED const char *ucnv_getAvailableName(int32_t number)
{
    (void)number;
    return NULL;
}

#define NEVER_CALLED(name) EXPORTED Any name(void) { return NULL; }

NEVER_CALLED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NEVER_CALLED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NEVER_CALLED(ucnv_cbFromUWriteUChars)
NEVER_CALLED(ucnv_cbToUWriteUChars)
NEVER_CALLED(ucnv_close)
NEVER_CALLED(ucnv_fromUCountPending)
NEVER_CALLED(ucnv_fromUnicode)
NEVER_CALLED(ucnv_getFromUCallBack)
NEVER_CALLED(ucnv_getMaxCharSize)
NEVER_CALLED(ucnv_getName)
NEVER_CALLED(ucnv_getStandardName)
NEVER_CALLED(ucnv_getToUCallBack)
NEVER_CALLED(ucnv_reset)
NEVER_CALLED(ucnv_setFromUCallBack)
NEVER_CALLED(ucnv_setToUCallBack)
NEVER_CALLED(ucnv_toUCountPending)
NEVER_CALLED(ucnv_toUnicode)
