#include "head_scanner.h"

#include <algorithm>

namespace rodedraad::http {

namespace {

/// Method, version and the spaces between them, beside the target.
constexpr std::size_t kMaxFirstLine = kMaxTarget + 64;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7f;
}

}  // namespace

std::size_t HeadScanner::refuse(int status, const char* reason) {
  refusal_ = Refusal{status, reason};
  return 0;
}

bool HeadScanner::check(std::string_view line) {
  if (!line.ends_with('\r')) {
    refuse(400, "A line of the header does not end in CR LF.");
    return false;
  }
  line.remove_suffix(1);
  if (std::any_of(line.begin(), line.end(), is_control)) {
    refuse(400, "The header has a control character.");
    return false;
  }
  if (line.starts_with(' ') || line.starts_with('\t')) {
    refuse(400, "A header line is folded or starts with a space.");
    return false;
  }
  if (lines_ > kMaxFields + 1) {
    refuse(431, "The header has more than 100 fields.");
    return false;
  }
  return true;
}

std::size_t HeadScanner::scan(std::string_view data) {
  for (;;) {
    const auto end = data.find('\n', seen_);
    const auto length = std::min(end, data.size()) - line_;
    if (lines_ == 0 && length > kMaxFirstLine)
      return refuse(414, "The request target is too long.");
    if (line_ + length > limit_) return refuse(431, "The header is too large.");
    if (end == std::string_view::npos) {
      seen_ = data.size();
      return 0;
    }
    const auto line = data.substr(line_, length);
    const bool last = line == "\r";
    if (!last) ++lines_;
    if (!last && !check(line)) return 0;
    line_ = seen_ = end + 1;
    if (last) return lines_ == 0 ? refuse(400, "The message starts with an empty line.") : line_;
  }
}

}  // namespace rodedraad::http
