#pragma once

#include <map>
#include <string>
#include <string_view>

#include "rodedraad/sdk/message.h"
#include "rodedraad/simulate/story.h"

namespace rodedraad::simulate {

/// The contact persons of municipalities and whom they are for (Contactpersoon 1.0.0). DUO gives
/// each a number and has no way to ask for it.
class DuoContacts {
 public:
  /// Whether DUO has such a request; \p path is below /v1/.
  static bool knows(std::string_view method, std::string_view path);

  /// The BSN in the path; empty when the request is about no person.
  static std::string_view person_in(std::string_view path);

  sdk::Answer answer(const sdk::Message& request, std::string_view path);

 private:
  sdk::Answer add(const sdk::Message& request);
  sdk::Answer change(const std::string& id, const sdk::Message& request);
  sdk::Answer remove(const std::string& id);

  std::map<std::string, Record> contacts_;
  std::map<std::string, std::string> links_;  ///< BSN to number
  int last_ = 416;
};

}  // namespace rodedraad::simulate
