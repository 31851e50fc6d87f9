#include <boost/json/basic_parser_impl.hpp>
#include <string>
#include <utility>
#include <vector>

#include "error_place.h"
#include "rodedraad/message/tree.h"
#include "seen_keys.h"
#include "tree_builder.h"
#include "utf8.h"
#include "xml_name.h"

namespace rodedraad::message {
namespace {

using boost::json::error_code;
using Piece = boost::json::string_view;

std::string_view view(Piece piece) { return {piece.data(), piece.size()}; }

/// What Boost.JSON's event parser calls; the names are that library's.
class JsonEvents {
 public:
  // The bounds are ours, not the library's.
  static constexpr std::size_t max_object_size = Piece::npos;  // NOLINT(*-naming)
  static constexpr std::size_t max_array_size = Piece::npos;   // NOLINT(*-naming)
  static constexpr std::size_t max_key_size = Piece::npos;     // NOLINT(*-naming)
  static constexpr std::size_t max_string_size = Piece::npos;  // NOLINT(*-naming)

  explicit JsonEvents(const Limits& limits) : builder_(limits) {}

  Tree take() { return builder_.take(); }

  /// Why the handler stopped the parser; empty when it did not.
  const std::string& refusal() const { return refusal_.empty() ? builder_.refusal() : refusal_; }

  static bool on_document_begin(error_code&) { return true; }
  static bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& ec) { return open("object", ec); }
  bool on_object_end(std::size_t, error_code&) { return close(); }
  bool on_array_begin(error_code& ec) { return open("array", ec); }
  bool on_array_end(std::size_t, error_code&) { return close(); }
  bool on_key_part(Piece part, std::size_t, error_code&) { return keep(part); }
  bool on_key(Piece last, std::size_t, error_code& ec) { return keep(last) && member(ec); }
  bool on_string_part(Piece part, std::size_t, error_code&) { return keep(part); }
  bool on_string(Piece last, std::size_t, error_code& ec) { return scalar("string", last, ec); }
  bool on_number_part(Piece part, error_code&) { return keep(part); }
  bool on_int64(std::int64_t, Piece last, error_code& ec) { return scalar("number", last, ec); }
  bool on_uint64(std::uint64_t, Piece last, error_code& ec) { return scalar("number", last, ec); }
  bool on_double(double, Piece last, error_code& ec) { return scalar("number", last, ec); }
  bool on_bool(bool value, error_code& ec) {
    return scalar("boolean", value ? "true" : "false", ec);
  }
  bool on_null(error_code& ec) { return scalar("null", {}, ec); }
  static bool on_comment_part(Piece, error_code&) { return false; }
  static bool on_comment(Piece, error_code&) { return false; }

 private:
  bool keep(Piece part) {
    kept_.append(part.data(), part.size());
    return true;
  }

  bool refuse(const char* why, error_code& ec) {
    if (why != nullptr) refusal_ = why;
    ec = boost::json::error::syntax;
    return false;
  }
  bool refuse(error_code& ec) { return refuse(nullptr, ec); }

  /// A member is added when its name is known, so that a name given twice is found at its place.
  bool member(error_code& ec) {
    if (kept_.find('\0') != std::string::npos) return refuse("a member name holds a NUL", ec);
    const bool is_element = is_name(kept_);
    pending_ = builder_.add(is_element ? kept_.c_str() : "member");
    if (!pending_) return refuse(ec);
    if (!is_element) {
      if (!builder_.count()) return refuse(ec);
      TreeBuilder::attribute(pending_, "name", kept_);
    }
    kept_.clear();
    const char* name = is_element ? pending_.name() : pending_.first_attribute().value();
    if (!seen_[depth_ - 1].insert(name)) return refuse("an object has the same member twice", ec);
    return true;
  }

  /// The element of the value that comes now: the member that waits for it, or a new one.
  pugi::xml_node value_node(const char* type) {
    const pugi::xml_node node =
        pending_ ? std::exchange(pending_, {}) : builder_.add(depth_ == 0 ? "json" : "item");
    if (node) TreeBuilder::attribute(node, "type", type);
    return node;
  }

  bool open(const char* type, error_code& ec) {
    const pugi::xml_node node = value_node(type);
    if (!node || !builder_.enter(node)) return refuse(ec);
    if (++depth_ > seen_.size()) seen_.emplace_back();
    seen_[depth_ - 1].clear();
    return true;
  }

  bool close() {
    builder_.leave();
    --depth_;
    return true;
  }

  bool scalar(const char* type, Piece last, error_code& ec) {
    if (!kept_.empty()) keep(last);
    const std::string_view value = kept_.empty() ? view(last) : kept_;
    if (value.find('\0') != std::string_view::npos) return refuse("a string holds a NUL", ec);
    const pugi::xml_node node = value_node(type);
    if (!node) return refuse(ec);
    TreeBuilder::text(node, value);
    kept_.clear();
    return true;
  }

  TreeBuilder builder_;
  std::vector<SeenKeys> seen_;  ///< per level, kept for the next object of that level
  std::size_t depth_ = 0;
  pugi::xml_node pending_;
  std::string kept_;  ///< the parts of the name or value that is being read
  std::string refusal_;
};

std::string sentence(const error_code& ec) { return "not well-formed JSON: " + ec.message(); }

}  // namespace

Parsed parse_json(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.bytes) {
    return tl::unexpected(ParseError{1, 1, "more than " + std::to_string(limits.bytes) + " bytes"});
  }
  const std::string_view json = without_bom(bytes);
  boost::json::parse_options options;
  options.max_depth = limits.depth + 1;  // one more: the builder refuses first, in its own words
  boost::json::basic_parser<JsonEvents> parser(options, limits);
  error_code ec;
  const std::size_t read = parser.write_some(false, json.data(), json.size(), ec);
  if (!ec && read < json.size()) ec = boost::json::error::extra_data;
  JsonEvents& events = parser.handler();
  if (!ec) return events.take();
  return tl::unexpected(
      error_at(json, read, events.refusal().empty() ? sentence(ec) : events.refusal()));
}

}  // namespace rodedraad::message
