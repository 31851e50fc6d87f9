#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// JSON messages that do not say what they are; they are known by their members.
namespace rodedraad::participatiewet {

inline constexpr std::string_view kWebintake = "webintake";
inline constexpr std::string_view kFocus = "focus.aanvragen";

/// kWebintake, kFocus, or empty.
std::string_view kind_by_content(pugi::xml_node root);

/// A message made ready for the mapping.
struct Portal {
  pugi::xml_node node;  ///< what the mapping's paths are relative to
  std::vector<sdk::Finding> findings;
};

/// An application for a benefit from the portal of a municipality, as Nijmegen sends it to its
/// benefits system: "werkprocesIntake", the bare "Webintake", the "enrichedObject" from which it is
/// made, and the message with "brpData". Writes into node: @soort, "bijstand" or "ander": an
/// application for something else says who the person is, and nothing of a benefit.
/// What may differ is an error when \p strict, otherwise a warning; a person must be known.
Portal read_webintake(pugi::xml_node root, bool strict);

/// The applications of a person at Focus (getAanvragen, Amsterdam). Of the products in the table
/// "levensonderhoud" the newest counts, and gets: @telt, @status, @verwachteBeslisdatum (begin of
/// treatment + dienstverleningstermijn + inspanningsperiode + hersteltermijn) and @wachtOpKlantTot,
/// the last two as long as nothing is decided.
Portal read_focus(pugi::xml_node root, const message::Mapping& mapping, bool strict);

}  // namespace rodedraad::participatiewet
