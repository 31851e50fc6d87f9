#pragma once

#include <span>
#include <string>
#include <tl/expected.hpp>

#include "rodedraad/sdk/message.h"
#include "settings.h"

namespace rodedraad::http {

/// A request as it goes over the wire.
struct Outgoing {
  std::string head;
  std::string body;
  bool head_only = false;  ///< the method is HEAD: its answer has no body
};

/// The request that \p message makes below \p url, or why HTTP cannot carry it. \p own are the
/// connection's own headers; the message cannot replace them.
tl::expected<Outgoing, std::string> to_outgoing(const sdk::Message& message, const BaseUrl& url,
                                                std::span<const sdk::Pair> own = {});

}  // namespace rodedraad::http
