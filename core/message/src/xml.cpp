#include <expat.h>

#include <algorithm>
#include <climits>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include "tree_builder.h"
#include "windows_1252.h"
#include "xml_reader.h"

namespace rodedraad::message {
namespace {

/// Between the URI and the local name in expat's names; no URI can hold it.
constexpr char kSeparator = '\n';
constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kWhiteSpace = " \t\r\n";

/// Builds the tree from expat's events.
class XmlEvents {
 public:
  XmlEvents(const std::vector<Namespace>& namespaces, const Limits& limits, ElementOffsets* offsets)
      : namespaces_(namespaces),
        attributes_(limits.attributes),
        offsets_(offsets),
        builder_(limits),
        parser_(XML_ParserCreateNS(nullptr, kSeparator), &XML_ParserFree) {
    if (!parser_) throw std::bad_alloc();
    XML_Parser parser = parser_.get();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(
        parser,
        [](void* self, const XML_Char* name, const XML_Char** attributes) {
          guard(self, [&](XmlEvents& events) { return events.start(name, attributes); });
        },
        [](void* self, const XML_Char* /*name*/) {
          guard(self, [](XmlEvents& events) { return events.end(); });
        });
    XML_SetCharacterDataHandler(parser, [](void* self, const XML_Char* text, int length) {
      guard(self, [&](XmlEvents& events) {
        events.text_.append(text, static_cast<std::size_t>(length));
        return true;
      });
    });
    XML_SetStartNamespaceDeclHandler(
        parser, [](void* self, const XML_Char* /*prefix*/, const XML_Char* /*uri*/) {
          guard(self, [](XmlEvents& events) { return events.declare(); });
        });
    XML_SetStartDoctypeDeclHandler(
        parser, [](void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                   const XML_Char* /*public*/, int /*internal*/) {
          guard(self, [](XmlEvents& events) { return events.refuse("a DOCTYPE is not allowed"); });
        });
    XML_SetUnknownEncodingHandler(
        parser,
        [](void* /*data*/, const XML_Char* name, XML_Encoding* encoding) {
          if (!is_windows_1252(name)) return int{XML_STATUS_ERROR};
          for (int byte = 0; byte < 256; ++byte) encoding->map[byte] = windows_1252(byte);
          return int{XML_STATUS_OK};
        },
        nullptr);
  }

  Parsed parse(std::string_view bytes) {
    const auto status =
        XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
    if (thrown_) std::rethrow_exception(thrown_);
    if (status == XML_STATUS_OK) return builder_.take();
    const XML_Error error = XML_GetErrorCode(parser_.get());
    if (error == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
    return tl::unexpected(ParseError{XML_GetCurrentLineNumber(parser_.get()),
                                     XML_GetCurrentColumnNumber(parser_.get()) + 1, why(error)});
  }

 private:
  /// No exception may pass through expat, which is C: it waits until expat has returned.
  template <class Handler>
  static void guard(void* self, const Handler& handler) noexcept {
    auto& events = *static_cast<XmlEvents*>(self);
    bool go_on = false;
    try {
      go_on = !events.stopped_ && handler(events);
    } catch (...) {
      events.thrown_ = std::current_exception();
    }
    if (go_on || events.stopped_) return;
    events.stopped_ = true;
    XML_StopParser(events.parser_.get(), XML_FALSE);
  }

  bool refuse(std::string why) {
    refusal_ = std::move(why);
    return false;
  }

  std::string why(XML_Error error) const {
    if (!refusal_.empty()) return refusal_;
    if (!builder_.refusal().empty()) return builder_.refusal();
    return std::string{"not well-formed XML: "} + XML_ErrorString(error);
  }

  bool count_attribute() {
    if (++element_attributes_ <= attributes_) return builder_.count();
    return refuse("an element has more than " + std::to_string(attributes_) + " attributes");
  }

  /// Name space declarations come just before the start of their element.
  bool declare() { return count_attribute(); }

  bool start(const XML_Char* name, const XML_Char** attributes) {
    // White space before a child is layout.
    flush_text(false);
    const pugi::xml_node node = builder_.add(qualified(name));
    if (!node) return false;
    if (offsets_ != nullptr) {
      offsets_->emplace(node.internal_object(),
                        static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get())));
    }
    for (; *attributes != nullptr; attributes += 2) {
      if (!count_attribute()) return false;
      TreeBuilder::attribute(node, qualified(attributes[0]), attributes[1]);
    }
    element_attributes_ = 0;
    return builder_.enter(node);
  }

  bool end() {
    // White space that is all an element holds is its value; after a child it is layout.
    flush_text(!builder_.has_children());
    builder_.leave();
    return true;
  }

  void flush_text(bool keep_white_space) {
    if (text_.empty()) return;
    if (keep_white_space || text_.find_first_not_of(kWhiteSpace) != std::string::npos) {
      TreeBuilder::text(builder_.open_node(), text_);
    }
    text_.clear();
  }

  /// The name in the tree; valid until the next call.
  const char* qualified(const XML_Char* name) {
    const std::string_view expanded = name;
    const std::size_t separator = expanded.rfind(kSeparator);
    if (separator == std::string_view::npos) return name;
    const std::string_view local = expanded.substr(separator + 1);
    name_ = prefix(expanded.substr(0, separator));
    if (!name_.empty()) name_ += ':';
    name_ += local;
    return name_.c_str();
  }

  std::string_view prefix(std::string_view uri) const {
    const auto known = std::find_if(namespaces_.begin(), namespaces_.end(),
                                    [uri](const Namespace& space) { return space.uri == uri; });
    if (known != namespaces_.end()) return known->prefix;
    return uri == kXmlNamespace ? "xml" : "other";
  }

  const std::vector<Namespace>& namespaces_;
  std::size_t attributes_;
  ElementOffsets* offsets_;
  TreeBuilder builder_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser_;
  std::size_t element_attributes_ = 0;
  std::string text_;
  std::string name_;
  std::string refusal_;
  std::exception_ptr thrown_;
  bool stopped_ = false;
};

}  // namespace

Parsed read_xml(std::string_view bytes, const std::vector<Namespace>& namespaces,
                const Limits& limits, ElementOffsets* offsets) {
  if (const std::size_t most = std::min<std::size_t>(limits.bytes, INT_MAX); bytes.size() > most) {
    return tl::unexpected(ParseError{1, 1, "more than " + std::to_string(most) + " bytes"});
  }
  return XmlEvents(namespaces, limits, offsets).parse(bytes);
}

Parsed parse_xml(std::string_view bytes, const std::vector<Namespace>& namespaces,
                 const Limits& limits) {
  return read_xml(bytes, namespaces, limits, nullptr);
}

}  // namespace rodedraad::message
