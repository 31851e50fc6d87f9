#include "aged.h"

namespace rodedraad::certify {

void cut_to_1_0(rd_decode_sink& sink,
                void (*trap)(void* ctx, rd_str kind, const rd_field* fields, std::size_t n)) {
  sink.struct_size = offsetof(rd_decode_sink, response);
  sink.response = trap;
}

}  // namespace rodedraad::certify
