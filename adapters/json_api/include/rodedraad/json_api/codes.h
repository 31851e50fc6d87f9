#pragma once

#include <string_view>

namespace rodedraad::json_api {

/// The codes that a partner's agreement gives to what can be wrong with a message.
struct Codes {
  std::string_view unreadable;    ///< no JSON, or no CSV
  std::string_view schema;        ///< a member is missing, too much, or of the wrong form
  std::string_view bsn;           ///< nine digits that fail the 11-proof
  std::string_view date;          ///< a day that cannot be
  std::string_view code;          ///< a value that is not on its list but is kept
  std::string_view conflict;      ///< the same berichtId with other content
  std::string_view municipality;  ///< a municipality that is not served here
};

}  // namespace rodedraad::json_api
