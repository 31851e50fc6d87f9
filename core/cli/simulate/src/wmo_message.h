#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/message.h"
#include "rodedraad/stuf/stuurgegevens.h"

namespace rodedraad::simulate {

/// A message of iWmo (any release), and what it came in: bare, in the envelope of the GGk
/// (ggk0210), and either of them in SOAP.
struct WmoMessage {
  /// Why it cannot be taken.
  struct Problem {
    std::string form;  ///< Fo01 or Fo03; empty: nothing is wrong
    std::string code;  ///< of StUF 03.01
    std::string text;
  };

  bool in_soap = false;
  std::string soap_id;  ///< wsa:MessageID
  bool enveloped = false;
  stuf::Stuurgegevens control;  ///< of the envelope, or of a message of StUF itself
  std::string envelope;         ///< what a repeat of the envelope must be equal to

  std::string berichtcode;  ///< "419", or that of StUF: "Fo01"
  std::string key;          ///< "419/0344/RS20260001": berichtcode, who sends it, identification
  bool is_retour = false;
  std::string heenbericht;         ///< key of what a retour answers
  std::vector<std::string> codes;  ///< every RetourCode once; none: approved
  std::string content;             ///< what a repeat must be equal to

  Problem problem;
};

/// Whether the message is one of StUF itself, on which no answer follows.
bool is_silent(const WmoMessage& message);

WmoMessage read_wmo(const sdk::Message& request);

}  // namespace rodedraad::simulate
