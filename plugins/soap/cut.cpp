#include "cut.h"

#include <expat.h>

#include <climits>
#include <map>
#include <memory>
#include <type_traits>
#include <utility>

#include "xml_text.h"

namespace rodedraad::soap {

namespace {

/// Whether a name can go on with this character.
bool is_name_character(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
         (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' || c == '.';
}

/// Whether \p text holds a name with this prefix, or something that looks like it.
bool uses(std::string_view text, const std::string& prefix) {
  const auto name = prefix + ":";
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    if (at == 0 || !is_name_character(text[at - 1])) return true;
  }
  return false;
}

/// Follows expat's events down the path, and keeps the markup that each event came from.
class Cutter {
 public:
  explicit Cutter(const Path& path)
      : path_(path), parser_(XML_ParserCreateNS(nullptr, '\n'), &XML_ParserFree) {
    if (!parser_) throw std::bad_alloc();
    XML_Parser parser = parser_.get();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(
        parser,
        [](void* self, const XML_Char* /*name*/, const XML_Char** /*attributes*/) {
          guard(self, [](Cutter& cutter) { cutter.start(); });
        },
        [](void* self, const XML_Char* /*name*/) {
          guard(self, [](Cutter& cutter) { cutter.end(); });
        });
    XML_SetStartNamespaceDeclHandler(
        parser, [](void* self, const XML_Char* prefix, const XML_Char* uri) {
          guard(self, [&](Cutter& cutter) {
            cutter.declared_[prefix == nullptr ? "" : prefix] = uri == nullptr ? "" : uri;
          });
        });
    XML_SetStartDoctypeDeclHandler(
        parser, [](void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                   const XML_Char* /*public*/,
                   int /*internal*/) { guard(self, [](Cutter& cutter) { cutter.fail(); }); });
    // Gets the markup of every event that asks for it with XML_DefaultCurrent, in UTF-8.
    XML_SetDefaultHandler(parser, [](void* self, const XML_Char* text, int length) {
      guard(self, [&](Cutter& cutter) {
        if (cutter.inside_) cutter.out_.append(text, static_cast<std::size_t>(length));
      });
    });
  }

  std::optional<std::string> run(std::string_view bytes) {
    if (bytes.size() > INT_MAX) return std::nullopt;
    const auto status =
        XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
    if (status != XML_STATUS_OK || failed_ || !found_) return std::nullopt;
    declare();
    return std::move(out_);
  }

 private:
  /// No exception may pass through expat, which is C.
  template <class Handler>
  static void guard(void* self, const Handler& handler) noexcept {
    auto& cutter = *static_cast<Cutter*>(self);
    try {
      if (!cutter.failed_) handler(cutter);
    } catch (...) {
      cutter.fail();
    }
  }

  void fail() {
    failed_ = true;
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  void start() {
    const auto level = depth_++;
    auto declared = std::exchange(declared_, {});
    if (inside_) {
      XML_DefaultCurrent(parser_.get());
      return;
    }
    // Only children of the last element on the path are counted.
    if (level != matched_ || found_) return;
    const auto index = level == 0 ? 0 : next_++;
    if (level > 0 && index != path_[level - 1]) return;
    if (level == path_.size()) {
      found_ = inside_ = true;
      own_ = std::move(declared);
      XML_DefaultCurrent(parser_.get());
      return;
    }
    for (auto& [prefix, uri] : declared) inherited_[prefix] = std::move(uri);
    ++matched_;
    next_ = 0;
  }

  void end() {
    --depth_;
    if (inside_) {
      XML_DefaultCurrent(parser_.get());
      inside_ = depth_ != path_.size();
    } else if (!found_ && depth_ < matched_) {
      fail();
    }
  }

  /// Puts what the ancestors declared into the start tag. A prefix may be used in a value too, as
  /// in xsi:type, so it is looked for in the text.
  void declare() {
    std::string declarations;
    for (const auto& [prefix, uri] : inherited_) {
      if (uri.empty() || own_.contains(prefix)) continue;
      if (!prefix.empty() && !uses(out_, prefix)) continue;
      declarations.append(prefix.empty() ? " xmlns" : " xmlns:").append(prefix);
      declarations.append("=\"").append(escaped(uri)).append("\"");
    }
    out_.insert(out_.find_first_of(" \t\r\n/>"), declarations);
  }

  const Path& path_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser_;
  std::map<std::string, std::string> declared_;  ///< by the element that starts next
  std::map<std::string, std::string> inherited_;
  std::map<std::string, std::string> own_;
  std::size_t depth_ = 0;
  std::size_t matched_ = 0;  ///< elements of the path that are open
  std::size_t next_ = 0;     ///< children that the last of them had
  bool inside_ = false;
  bool found_ = false;
  bool failed_ = false;
  std::string out_;
};

}  // namespace

std::optional<std::string> cut(std::string_view bytes, const Path& path) {
  return Cutter{path}.run(bytes);
}

}  // namespace rodedraad::soap
