#include "rodedraad/hub/trace.h"

#include <algorithm>

#include "rodedraad/crypto/digest.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::hub {

namespace {

constexpr std::size_t kTraceLength = 32;
constexpr std::size_t kSpanLength = 16;

bool is_hex(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// All zeros is not an id.
bool is_id(std::string_view text) {
  return is_hex(text) && text.find_first_not_of('0') != std::string_view::npos;
}

/// A UUID is 32 digits of its own; any other id gets some.
std::string digits_of(std::string_view id) {
  if (!sdk::is_uuid(id)) return crypto::sha256_hex(id).substr(0, kTraceLength);
  std::string result;
  for (const char c : id) {
    if (c != '-') result += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

}  // namespace

std::optional<Trace> parse_traceparent(std::string_view value) {
  // version "-" trace-id "-" parent-id "-" flags
  constexpr std::size_t kLength = 2 + 1 + kTraceLength + 1 + kSpanLength + 1 + 2;
  if (value.size() < kLength) return std::nullopt;
  const auto version = value.substr(0, 2);
  const auto trace = value.substr(3, kTraceLength);
  const auto parent = value.substr(4 + kTraceLength, kSpanLength);
  const auto flags = value.substr(5 + kTraceLength + kSpanLength, 2);
  if (!is_hex(version) || version == "ff" || !is_id(trace) || !is_id(parent) || !is_hex(flags) ||
      value[2] != '-' || value[3 + kTraceLength] != '-' ||
      value[4 + kTraceLength + kSpanLength] != '-') {
    return std::nullopt;
  }
  const bool longer = value.size() > kLength;
  if (longer && (version == "00" || value[kLength] != '-')) return std::nullopt;
  return Trace{std::string{trace}, std::string{parent}};
}

std::string traceparent(std::string_view trace, std::string_view span) {
  return "00-" + std::string{trace} + '-' + std::string{span} + "-01";
}

Trace trace_of(const sdk::Message& message) {
  if (auto given = parse_traceparent(message.header(kTraceparent))) return *given;
  return {digits_of(message.id), {}};
}

std::string span_of(std::string_view id) { return digits_of(id).substr(kSpanLength); }

void continue_trace(const sdk::Message& from, sdk::Message& to) {
  to.headers.push_back({kTraceparent, traceparent(trace_of(from).id, span_of(from.id))});
}

}  // namespace rodedraad::hub
