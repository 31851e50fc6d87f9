// A shared library that is no plugin: it does not export the entry symbol.
#include "rodedraad/sdk/abi_v1.h"

extern "C" RD_EXPORT int rodedraad_plugin_v0();
extern "C" RD_EXPORT int rodedraad_plugin_v0() { return 0; }
