// Offers a symbol of its own to the whole process, so that two plugins can get in each other's way.
#include "adapter.h"

extern "C" RD_EXPORT int bad_counter();
extern "C" RD_EXPORT int bad_counter() { return 0; }

namespace {

constexpr rd_adapter kTable = rodedraad::bad::adapter();

}  // namespace

extern "C" RD_EXPORT const rd_plugin rodedraad_plugin_v1;
const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("exports_too_much"), &kTable);
