#include "fields.h"

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>

namespace rodedraad::http {

namespace {

/// What a plugin or partner may not set, because this transport frames and routes the message.
constexpr std::array<std::string_view, 12> kOwn{
    "Connection",       "Content-Length", "Date", "Expect",  "Host",    "Keep-Alive",
    "Proxy-Connection", "Server",         "TE",   "Trailer", "Upgrade", "Transfer-Encoding"};

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

bool is_own(std::string_view name) {
  return std::any_of(kOwn.begin(), kOwn.end(),
                     [&](std::string_view own) { return boost::beast::iequals(own, name); });
}

bool is_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  });
}

std::vector<sdk::Pair> pairs(const boost::beast::http::fields& fields) {
  std::vector<sdk::Pair> result;
  result.reserve(static_cast<std::size_t>(std::distance(fields.begin(), fields.end())));
  for (const auto& field : fields) {
    result.push_back({std::string{text(field.name_string())}, std::string{text(field.value())}});
  }
  return result;
}

std::string media_type(std::string_view content_type) {
  auto type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ') || type.ends_with('\t')) type.remove_suffix(1);
  std::string result{type};
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_chunked(const boost::beast::http::fields& fields) {
  constexpr auto name = boost::beast::http::field::transfer_encoding;
  return fields.count(name) == 1 && boost::beast::iequals(fields[name], "chunked");
}

bool is_number(std::string_view text) {
  constexpr std::size_t longest = 20;  // of 64 bits
  return !text.empty() && text.size() <= longest &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter_or_digit(c) || marks.find(c) != std::string_view::npos;
  });
}

bool is_target_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c <= '~' && c != '#'; });
}

bool append_fields(std::string& head, std::span<const sdk::Pair> headers,
                   std::string_view media_type) {
  bool has_type = false;
  for (const auto& [name, value] : headers) {
    if (!is_token(name) || !is_value(value)) return false;
    if (is_own(name)) continue;
    has_type = has_type || boost::beast::iequals(name, "Content-Type");
    append(head, name, value);
  }
  if (has_type || media_type.empty()) return true;
  append(head, "Content-Type", media_type);
  return is_value(media_type);
}

}  // namespace rodedraad::http
