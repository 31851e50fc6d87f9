#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rodedraad/sdk/message.h"

/// W3C Trace Context: one trace id from the sender's own system, through the hub, to every partner
/// that hears of it.
namespace rodedraad::hub {

inline constexpr const char* kTraceparent = "traceparent";

struct Trace {
  std::string id;      ///< 32 hexadecimal digits
  std::string parent;  ///< the span that it follows from, 16; empty: it begins here
  bool operator==(const Trace&) const = default;
};

/// The header's value; nothing when it is not one of version 00 (a later version reads the same as
/// far as we need it). Source: W3C Trace Context 3.2.
std::optional<Trace> parse_traceparent(std::string_view value);
std::string traceparent(std::string_view trace, std::string_view span);

/// The trace of a message: the sender's when it gave one, else one that follows from its id, so
/// that it is the same however often it is looked at.
Trace trace_of(const sdk::Message& message);
/// The span of what is done with the message or delivery that has this id.
std::string span_of(std::string_view id);

/// What follows from \p from, goes on in its trace: an answer to it, a part of it.
void continue_trace(const sdk::Message& from, sdk::Message& to);

}  // namespace rodedraad::hub
