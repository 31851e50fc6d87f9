#pragma once

#include <string>
#include <string_view>

namespace rodedraad::message {

/// \p text as a JSON string with quotes; control characters escaped, UTF-8 kept.
std::string json_string(std::string_view text);

/// Writes one JSON value, member by member, without a tree. Keys are written in the order given.
///   JsonWriter json; json.begin_object(); json.text("bsn", bsn); json.end_object(); json.take();
/// A use that makes no JSON value (unbalanced, a member without a name, a name outside an object,
/// two values at the top) throws std::logic_error at take(). Texts must be UTF-8.
class JsonWriter {
 public:
  JsonWriter& begin_object(std::string_view key = {});
  JsonWriter& end_object();
  JsonWriter& begin_array(std::string_view key = {});
  JsonWriter& end_array();
  /// \p key is {} for an item of an array and for the value at the top.
  JsonWriter& text(std::string_view key, std::string_view value);
  /// \p literal is written as it is: a number, true, false or null.
  JsonWriter& raw(std::string_view key, std::string_view literal);
  std::string take();

 private:
  JsonWriter& begin(std::string_view key, char opening, char closing);
  JsonWriter& end(char closing);
  void comma(std::string_view key);
  std::string out_;
  std::string open_;  ///< the brackets to close
  bool first_ = true;
  bool misused_ = false;
};

}  // namespace rodedraad::message
