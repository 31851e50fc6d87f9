#include "rodedraad/message/json_writer.h"

#include <stdexcept>
#include <utility>

namespace rodedraad::message {
namespace {

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(c);
  if (code < 0x20) {
    out += "\\u00";
    out += kHex[code >> 4U];
    out += kHex[code & 0xFU];
  } else {
    out += c;
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) append_escaped(out, c);
  out += '"';
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  append_string(out, text);
  return out;
}

JsonWriter& JsonWriter::begin_object(std::string_view key) { return begin(key, '{', '}'); }
JsonWriter& JsonWriter::end_object() { return end('}'); }
JsonWriter& JsonWriter::begin_array(std::string_view key) { return begin(key, '[', ']'); }
JsonWriter& JsonWriter::end_array() { return end(']'); }

JsonWriter& JsonWriter::text(std::string_view key, std::string_view value) {
  comma(key);
  append_string(out_, value);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view key, std::string_view literal) {
  comma(key);
  out_ += literal;
  return *this;
}

std::string JsonWriter::take() {
  if (misused_ || !open_.empty() || out_.empty()) {
    throw std::logic_error("JsonWriter: the calls do not make one JSON value");
  }
  first_ = true;
  return std::exchange(out_, {});
}

JsonWriter& JsonWriter::begin(std::string_view key, char opening, char closing) {
  comma(key);
  out_ += opening;
  open_ += closing;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end(char closing) {
  if (open_.empty() || open_.back() != closing) {
    misused_ = true;
    return *this;
  }
  open_.pop_back();
  out_ += closing;
  first_ = false;
  return *this;
}

void JsonWriter::comma(std::string_view key) {
  const bool in_object = !open_.empty() && open_.back() == '}';
  const bool second_at_top = open_.empty() && !out_.empty();
  // A name may be "" in JSON; no name at all is a view of nothing.
  const bool wrong_key = in_object ? key.data() == nullptr : !key.empty();
  if (second_at_top || wrong_key) misused_ = true;
  if (!first_) out_ += ',';
  first_ = false;
  if (!in_object) return;
  append_string(out_, key);
  out_ += ':';
}

}  // namespace rodedraad::message
