#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "kinds.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/adapter.h"
#include "rodedraad/stuf/stuurgegevens.h"

namespace rodedraad::wmo {

/// The most bytes of an iWmo message (OP179).
inline constexpr std::size_t kMostBytes = std::size_t{25} * 1024 * 1024;

/// A message without its wrappings: SOAP, the GGk envelope, base64. In the tree the name space of
/// the message has prefix m, that of the basisschema iwmo.
struct Opened {
  std::optional<message::Tree> tree;  ///< of the iWmo message, or of the StUF message
  pugi::xml_node root;                ///< m:Bericht, or StUF:Fo01Bericht and its like
  const Kind* kind = nullptr;         ///< null for StUF's own messages
  std::string name;                   ///< of the kind: "wmo305", "fo01"; empty when unknown
  std::string release;                ///< "3_2"
  std::string payload;  ///< the iWmo document as bytes; empty when it cannot be cut out
  bool in_soap = false;
  bool enveloped = false;
  stuf::Stuurgegevens control;  ///< of the envelope or the StUF message
  std::string details;          ///< functie-applicatieVersieSubversie, for fault messages
  std::vector<sdk::Finding> findings;

  bool failed() const;
};

/// What can be told from the outside. Findings have a StUF code; an error means that the rest must
/// not be used.
Opened open(std::string_view body);

/// Like open, for what was admitted before; throws sdk::BadMessage.
Opened reopen(std::string_view body);

/// The form in which values are compared and mapped: numbers without sign and leading zeros, dates
/// and times without white space. Text stays as it is.
void make_canonical(Opened& opened);

/// The text of an element of the header ("m:Afzender"), empty when absent.
std::string header_text(const Opened& opened, const char* name);
std::string identification(const Opened& opened);
std::string dagtekening(const Opened& opened);

/// "<BerichtCode>/<Afzender>/<Identificatie>" of the heen message, from itself or its retour.
std::string message_key(const Opened& opened);

}  // namespace rodedraad::wmo
