#include "host.h"

namespace rodedraad::tests {

StillHost::StillHost(std::int64_t now_ms)
    : now_ms_(now_ms),
      host_{sizeof(rd_host),
            RD_ABI_MINOR,
            &now_ms_,
            [](void*, std::int32_t, rd_str, const rd_pair*, std::size_t) {},
            [](void* ctx) { return *static_cast<const std::int64_t*>(ctx); },
            nullptr,
            nullptr} {}

}  // namespace rodedraad::tests
