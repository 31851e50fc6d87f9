#include "rodedraad/hub/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::hub {

namespace {

spdlog::level::level_enum to_spdlog(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warn:
      return "warn";
    case LogLevel::error:
      return "error";
  }
  return "error";
}

spdlog::logger& logger() {
  static const auto instance = [] {
    auto made = spdlog::stderr_logger_mt("rodedraad");
    // The line is complete JSON but for its time, which the sink knows to the microsecond.
    made->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%fZ",%v})", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *instance;
}

constexpr std::string_view kFullWidth = "\xEF\xBC";  ///< the first two bytes of U+FF10 to U+FF19
constexpr std::size_t kDigits = 9;

/// The digit that begins \p text, as ASCII, and its length in bytes; 0 when there is none.
std::pair<char, std::size_t> digit(std::string_view text) {
  if (!text.empty() && text[0] >= '0' && text[0] <= '9') return {text[0], 1};
  if (text.size() < 3 || !text.starts_with(kFullWidth)) return {};
  const auto last = static_cast<unsigned char>(text[2]);
  if (last < 0x90 || last > 0x99) return {};
  return {static_cast<char>('0' + (last - 0x90)), 3};
}

bool may_begin_digit(char c) { return (c >= '0' && c <= '9') || c == kFullWidth.front(); }

/// Digits at the beginning of a text, all of them.
struct Run {
  std::string digits;
  std::size_t length = 0;  ///< bytes
};

Run run(std::string_view text) {
  Run result;
  for (;;) {
    const auto [value, bytes] = digit(text.substr(result.length));
    if (bytes == 0) return result;
    result.digits += value;
    result.length += bytes;
  }
}

bool is_way_to_group(const std::vector<std::size_t>& groups) {
  using Groups = std::vector<std::size_t>;
  return groups == Groups{9} || groups == Groups{3, 3, 3} || groups == Groups{4, 2, 3} ||
         groups == Groups{2, 2, 2, 3} || groups == Groups{4, 5};
}

/// How many bytes of the beginning of \p text are a BSN; 0: none. \p first is its first run.
std::size_t bsn_length(std::string_view text, const Run& first) {
  std::string digits = first.digits;
  std::size_t length = first.length;
  std::vector<std::size_t> groups{first.digits.size()};
  char between = 0;
  while (digits.size() < kDigits && length < text.size()) {
    const char c = text[length];
    if (c != '.' && c != ' ' && c != '-') break;
    if (between != 0 && c != between) break;
    between = c;
    const auto next = run(text.substr(length + 1));
    if (next.digits.empty()) break;
    groups.push_back(next.digits.size());
    digits += next.digits;
    length += 1 + next.length;
  }
  return digits.size() == kDigits && is_way_to_group(groups) && sdk::is_bsn(digits) ? length : 0;
}

/// The next character of UTF-8 text that begins \p text, and its length; what is no UTF-8 is one
/// byte of U+FFFD.
std::pair<char32_t, std::size_t> character(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (length > text.size() || !message::is_utf8(text.substr(0, length))) return {0xFFFD, 1};
  if (length == 1) return {byte(0), 1};
  char32_t value = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t at = 1; at < length; ++at) value = (value << 6U) | (byte(at) & 0x3FU);
  return {value, length};
}

void append_escaped(std::string& out, char32_t unit) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(unit >> shift) & 0xFU];
}

bool stands_as_it_is(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

/// A JSON string of printable ASCII.
void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto plain = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), stands_as_it_is) - text.begin());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto [value, length] = character(text);
    text.remove_prefix(length);
    if (value == '"' || value == '\\') {
      out += '\\';
      out += static_cast<char>(value);
    } else if (value > 0xFFFF) {
      append_escaped(out, 0xD800 + ((value - 0x10000) >> 10U));
      append_escaped(out, 0xDC00 + ((value - 0x10000) & 0x3FFU));
    } else {
      append_escaped(out, value);
    }
  }
  out += '"';
}

/// What every line has, and what it says when the caller does not.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kAlways{
    {{"action", ""}, {"object", "-"}, {"result", "-"}, {"origin", "hub"}, {"actor", "hub"}}};

}  // namespace

std::string mask(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const auto plain = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), may_begin_digit) - text.begin());
    result += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto digits = run(text);
    const auto hidden = digits.length == 0 ? 0 : bsn_length(text, digits);
    const auto taken = std::max({hidden, digits.length, std::size_t{1}});
    result += hidden > 0 ? std::string_view{"[bsn]"} : text.substr(0, taken);
    text.remove_prefix(taken);
  }
  return result;
}

void set_log_level(std::string_view level) {
  for (const auto known : {LogLevel::debug, LogLevel::info, LogLevel::warn, LogLevel::error}) {
    if (name_of(known) == level) {
      logger().set_level(to_spdlog(known));
      return;
    }
  }
  throw std::invalid_argument("log level must be debug, info, warn or error");
}

void log(LogLevel level, std::string_view event, const LogFields& fields) {
  if (!logger().should_log(to_spdlog(level))) return;
  std::string line = "\"level\":";
  append_quoted(line, name_of(level));
  const auto begin_field = [&](std::string_view name) {
    line += ',';
    append_quoted(line, name);
    line += ':';
  };
  begin_field("event");
  append_quoted(line, event);
  const auto add = [&](std::string_view name, std::string_view value) {
    begin_field(name);
    // An identifier of ours may hold such a run by chance; masked, nobody could trace it.
    if (sdk::is_uuid(value)) {
      append_quoted(line, value);
    } else {
      append_quoted(line, mask(value));
    }
  };
  for (const auto& [name, otherwise] : kAlways) {
    if (std::ranges::find(fields, name, &LogFields::value_type::first) == fields.end()) {
      add(name, otherwise.empty() ? event : otherwise);
    }
  }
  for (const auto& [name, value] : fields) add(name, value);
  logger().log(to_spdlog(level), "{}", line);
}

}  // namespace rodedraad::hub
