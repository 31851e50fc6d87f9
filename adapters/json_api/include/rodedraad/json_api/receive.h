#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "rodedraad/json_api/check.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// Messages that say what they are: a JSON object with berichttype, berichtId and gemeentecode,
/// posted to /berichten.
namespace rodedraad::json_api {

struct Kind {
  std::string_view name;  ///< the berichttype
  const Object* shape;
};

/// What the tables of a kind cannot express.
using Further = std::function<void(Checker&, std::string_view kind, pugi::xml_node root)>;

/// One partner's agreement.
struct Agreement {
  std::span<const Kind> kinds;
  Codes codes;
  std::string_view path;  ///< beside "/berichten", "/" and "": "/vwn/berichten"
};

/// The first look at such a message: path, media type, and everything its shape demands.
sdk::Admission admit(const Agreement& agreement, const message::Mapping& mapping,
                     const sdk::Message& message, const Further& further = {});

/// What it says. Its findings, and no facts, when the message breaks the agreement after all;
/// throws sdk::BadMessage when it is no JSON or its kind is unknown.
sdk::Decoded decode(const Agreement& agreement, const message::Mapping& mapping,
                    const sdk::Message& message, const Further& further = {});

/// Compiles the text of the setting "mapping", which must be for \p adapter and know every one of
/// \p kinds; throws sdk::BadSetting with all mistakes and their places.
message::Mapping compile_mapping(std::span<const sdk::Pair> settings, std::string_view adapter,
                                 std::span<const std::string_view> kinds);

/// The path of a target without its query.
std::string_view path_of(std::string_view target);

std::string lower_case(std::string_view text);

}  // namespace rodedraad::json_api
