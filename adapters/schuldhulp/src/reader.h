#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"
#include "shapes.h"

namespace rodedraad::schuldhulp {

/// Brings a delivery to the form of its exchange model, in place: the official examples themselves
/// deviate from it, and suppliers more. null becomes absent, other spellings of names and codes the
/// official ones, other forms of dates and municipality codes the canonical ones; what cannot be
/// understood is taken out. Each of these is a finding with its JSON pointer: a warning, or an
/// error when \p strict.
class Reader {
 public:
  /// \p mapping has the table "alias" with codes that suppliers use instead of the official ones.
  Reader(bool strict, const message::Mapping& mapping) : strict_(strict), mapping_(mapping) {}

  void object(const Shape& shape, pugi::xml_node node);

  /// A deviation that the tables cannot express.
  void report(std::string_view code, pugi::xml_node node, std::string text);

  /// At most some hundreds; one more tells how many there were beside those.
  std::vector<sdk::Finding> take();

 private:
  void member(const Shape& shape, pugi::xml_node object, pugi::xml_node node);
  void value(const Member& member, pugi::xml_node node);
  void text(pugi::xml_node node);
  void integer(pugi::xml_node node);
  void boolean(pugi::xml_node node);
  void date(pugi::xml_node node);
  void date_time(pugi::xml_node node);
  void code(const Member& member, pugi::xml_node node);
  void sex(pugi::xml_node node);
  void bsn(pugi::xml_node node);
  void municipality(pugi::xml_node node);
  void nested(const Member& member, pugi::xml_node node);
  void list(const Member& member, pugi::xml_node node);
  void drop(std::string_view code, pugi::xml_node node, std::string text);
  void report_at(std::string_view code, std::string where, std::string text);

  bool strict_;
  const message::Mapping& mapping_;
  std::vector<sdk::Finding> findings_;
  std::size_t left_out_ = 0;
};

/// Four digits of a municipality code as suppliers write it: "GM0505", "505" and "0505" are one;
/// empty when there are none.
std::string municipality_code(std::string_view text);

/// The member of a JSON object, by its name in the message.
pugi::xml_node json_member(pugi::xml_node object, std::string_view name);

/// Letters and digits only, in lower case: names and codes that read alike are alike.
std::string loosely(std::string_view text);

}  // namespace rodedraad::schuldhulp
