// Its adapter table really ends before decode, as struct_size says: a hub that does not look at
// struct_size reads beyond it.
#include "adapter.h"

namespace {

struct ShortAdapter {
  uint32_t struct_size;
  decltype(rd_adapter::create) create;
  decltype(rd_adapter::admit) admit;
  decltype(rd_adapter::reply) reply;
};

constexpr ShortAdapter kTable{sizeof(ShortAdapter), rodedraad::bad::create, rodedraad::bad::admit,
                              rodedraad::bad::reply};

}  // namespace

const rd_plugin rodedraad_plugin_v1 = rodedraad::bad::describe(
    rodedraad::sdk::lit("short_struct"), reinterpret_cast<const rd_adapter*>(&kTable));
