// Says that it is a plugin, but is neither a transport nor an adapter.
#include "adapter.h"

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("null_table"), nullptr);
