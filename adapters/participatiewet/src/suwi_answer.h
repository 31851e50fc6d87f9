#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/adapter.h"
#include "suwi_service.h"

namespace rodedraad::participatiewet::suwi {

/// Fout, Waarschuwing or Informatie (FWI v0205).
struct Melding {
  std::string soort;
  std::string code;
  std::string text;
};

/// An answer of Suwinet-Inlezen: bare, or in a SOAP envelope, whatever prefixes it uses. Elements
/// stand in the tree as the schema wants them: the response element and those of FWI with their
/// prefix, all others in no name space. What had to be put right for that is a deviation.
struct Answer {
  explicit Answer(message::Tree parsed) : tree(std::move(parsed)) {}

  message::Tree tree;
  const Service* service = nullptr;     ///< null: a fault, or no answer of a known service
  pugi::xml_node body;                  ///< the response element or the fault
  std::vector<pugi::xml_node> clients;  ///< ClientSuwi
  std::vector<Melding> meldingen;       ///< of FWI, and of the detail of a fault
  bool nothing = false;                 ///< NietsGevonden
  bool not_entitled = false;            ///< NietGerechtigd
  bool not_applicable = false;          ///< NietVanToepassing
  bool is_fault = false;                ///< a SOAP fault, or a bare Fout
  bool enveloped = false;
  std::string fault_code;
  std::string fault_text;
  std::string message_id;  ///< wsa:MessageID
  std::vector<sdk::Finding> deviations;

  /// Whether what is not in the answer is not there: all sources answered. A Waarschuwing beside
  /// ClientSuwi says that some did not (Suwinet-Inlezen TS 4.0).
  bool complete() const;
};

/// The code of a deviation from the schema.
inline constexpr std::string_view kDeviation = "suwi-afwijking";

tl::expected<Answer, message::ParseError> open_answer(std::string_view bytes);

/// The response element as a document of its own, for a check by the schema; empty when there is
/// none.
std::string response_document(std::string_view bytes);

}  // namespace rodedraad::participatiewet::suwi
