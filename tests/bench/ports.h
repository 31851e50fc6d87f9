#pragma once

#include <cstdint>

namespace rodedraad::bench {

/// Whether somebody listens there, on the loopback.
bool listens(std::uint16_t port);

/// One on which nobody listens now.
std::uint16_t free_port();

}  // namespace rodedraad::bench
