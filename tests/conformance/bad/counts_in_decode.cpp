// Says something else each time it is asked: it counts.
#include <atomic>
#include <string>

#include "adapter.h"

namespace {

rd_status counting_decode(void*, const rd_message*, const rd_decode_sink* sink, rd_error*) {
  static std::atomic<int> count = 0;
  const auto value = std::to_string(++count);
  const rd_fact fact{sizeof(rd_fact),
                     0,
                     {rodedraad::sdk::lit("pip.niveau"), {}, rodedraad::sdk::str(value)},
                     {},
                     {}};
  sink->fact(sink->ctx, &fact);
  return RD_OK;
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.decode = counting_decode;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("counts_in_decode"), &kTable);
