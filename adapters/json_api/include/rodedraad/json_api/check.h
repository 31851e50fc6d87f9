#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/json_api/codes.h"
#include "rodedraad/json_api/shape.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::json_api {

/// Compares a parsed message with its shape. All findings come at once, each with the code of the
/// partner's agreement, the place (a JSON pointer, or line and column) and a Dutch sentence without
/// the value. Borrows what it is made from.
class Checker {
 public:
  /// json: values have types and dates are yyyy-mm-dd. csv: cells are text and dates dd-mm-yyyy.
  enum class Form { json, csv };

  /// \p mapping holds the tables that Type::listed asks for.
  Checker(const Codes& codes, const message::Mapping& mapping, Form form = Form::json)
      : codes_(codes), mapping_(mapping), form_(form) {}

  void object(const Object& shape, pugi::xml_node node);

  /// \p node is an array whose items have this shape.
  void list(const Object& shape, pugi::xml_node node);

  /// Adds a finding about a member of \p parent that the tables cannot express.
  void report(std::string_view code, pugi::xml_node parent, std::string_view member,
              std::string text, sdk::Severity severity = sdk::Severity::error);

  /// The date in a member in canonical form; empty when it is absent or no date.
  std::string date(pugi::xml_node parent, std::string_view member) const;

  const std::vector<sdk::Finding>& findings() const { return findings_; }
  bool failed() const;

 private:
  void member(const Member& member, pugi::xml_node parent, pugi::xml_node node);
  void value(const Member& member, pugi::xml_node parent, std::string_view text);
  void check_date(const Member& member, pugi::xml_node parent, std::string_view text);
  void check_code(const Member& member, pugi::xml_node parent, std::string_view text);
  void extra(const Object& shape, pugi::xml_node node);
  std::string_view date_form() const { return form_ == Form::json ? "yyyy-mm-dd" : "dd-mm-yyyy"; }
  std::string place(pugi::xml_node parent, std::string_view member) const;

  const Codes& codes_;
  const message::Mapping& mapping_;
  Form form_;
  std::vector<sdk::Finding> findings_;
};

/// Whether one of the findings is an error.
bool has_error(const std::vector<sdk::Finding>& findings);

}  // namespace rodedraad::json_api
