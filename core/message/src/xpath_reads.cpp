#include "xpath_reads.h"

#include <algorithm>

#include "xml_name.h"

namespace rodedraad::message {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Reads an XPath from left to right. A path that is open goes on after its predicates.
class PathReader {
 public:
  explicit PathReader(std::string_view text) : text_(text) {}

  std::vector<LocationPath> run() {
    levels_.emplace_back();
    while (at_ < text_.size()) step();
    while (!levels_.empty()) leave();
    return std::move(found_);
  }

 private:
  /// Inside a predicate, or at the top.
  struct Level {
    std::string path;
    bool operand = false;  ///< the last thing read was one: a name or * that follows is an operator
  };

  void step() {
    const char c = text_[at_];
    if (is_space(c)) {
      ++at_;
      return;
    }
    if (c == '"' || c == '\'') {
      close();
      at_ = std::min(text_.find(c, at_ + 1), text_.size() - 1) + 1;
      level().operand = true;
    } else if (c == '[') {
      ++at_;
      levels_.emplace_back();
    } else if (c == ']') {
      ++at_;
      if (levels_.size() > 1) leave();
      level().operand = true;
    } else if (c == '/' || c == '@' || (c == '.' && !is_digit_at(at_ + 1))) {
      const bool parent = c == '.' && level().path.ends_with('.');
      if (c != '/' && level().operand && !ends_with_slash() && !parent) close();
      level().path += c;
      ++at_;
      level().operand = c == '.';
    } else if (const std::size_t length = name_prefix(text_.substr(at_)); length > 0) {
      name(length);
    } else if (c == '*' && (!level().operand || ends_with_slash())) {
      level().path += c;
      level().operand = true;
      ++at_;
    } else {
      number_or_operator();
    }
  }

  void name(std::size_t length) {
    std::string_view word = text_.substr(at_, length);
    // An operator: and, or, div, mod.
    if (level().operand && !ends_with_slash()) {
      close();
      at_ += length;
      return;
    }
    std::size_t after = at_ + length;
    if (text_.substr(after).starts_with("::")) {  // an axis
      level().path += std::string{word} + "::";
      at_ = after + 2;
      level().operand = false;
      return;
    }
    if (text_.substr(after).starts_with(':')) {
      const std::size_t local = name_prefix(text_.substr(after + 1));
      length += 1 + local;
      if (local == 0) length += 1;  // prefix:*
      word = text_.substr(at_, length);
      after = at_ + length;
    }
    std::size_t next = after;
    while (next < text_.size() && is_space(text_[next])) ++next;
    const bool call = next < text_.size() && text_[next] == '(';
    at_ = after;
    if (call && (word == "text" || word == "node")) {
      level().path += std::string{word} + "()";
      at_ = std::min(text_.find(')', next), text_.size() - 1) + 1;
    } else if (call) {
      close();
      at_ = next + 1;
      level().operand = false;
      return;
    } else {
      level().path += word;
    }
    level().operand = true;
  }

  void number_or_operator() {
    const char c = text_[at_];
    const bool digit = c >= '0' && c <= '9';
    close();
    ++at_;
    if (digit || c == '.') {
      while (at_ < text_.size() && ((text_[at_] >= '0' && text_[at_] <= '9') || text_[at_] == '.'))
        ++at_;
    }
    level().operand = digit || c == '.' || c == ')';
  }

  bool is_digit_at(std::size_t at) const {
    return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
  }
  bool ends_with_slash() {
    const std::string& path = level().path;
    return path.ends_with('/') || path.ends_with('@') || path.ends_with("::");
  }

  Level& level() { return levels_.back(); }

  void close() {
    if (!level().path.empty()) found_.push_back({level().path, levels_.size() > 1});
    level().path.clear();
    level().operand = false;
  }

  void leave() {
    close();
    levels_.pop_back();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Level> levels_;
  std::vector<LocationPath> found_;
};

}  // namespace

std::vector<LocationPath> location_paths(std::string_view xpath) { return PathReader(xpath).run(); }

}  // namespace rodedraad::message
