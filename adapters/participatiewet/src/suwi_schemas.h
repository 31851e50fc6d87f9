#pragma once

#include <map>
#include <string>
#include <string_view>

#include "rodedraad/message/schema.h"

namespace rodedraad::participatiewet::suwi {

/// The published schemas of Suwinet, where an administrator has them: every BodyReaction.xsd below
/// a folder, by the name space that it is for.
class Schemas {
 public:
  /// No schemas: everything is checked by the adapter's own tables.
  Schemas() = default;
  /// Throws sdk::BadSetting when the folder has none, or one that cannot be used.
  explicit Schemas(const std::string& folder);

  /// Null when there is none for this name space.
  const message::XmlSchema* find(std::string_view uri) const;

 private:
  std::map<std::string, message::XmlSchema, std::less<>> by_uri_;
};

}  // namespace rodedraad::participatiewet::suwi
