/* Asks Linux for the processor's matrix registers (AMX), for the proof under Wine alone.
 *
 * Windows gives them to whoever uses them; Linux only to a process that has asked, and Wine 10
 * doesn't ask. Where the processor has them, onnxruntime uses them, and would be ended. Loaded into
 * Wine's processes by LD_PRELOAD; elsewhere Linux refuses, and nothing is different.
 */
#include <sys/syscall.h>
#include <unistd.h>

#define ARCH_REQ_XCOMP_PERM 0x1023
#define XFEATURE_XTILEDATA 18

__attribute__((constructor)) static void ask(void)
{
    syscall(SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA);
}
