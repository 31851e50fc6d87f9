#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace rodedraad::soap {

/// The properties of a message in WS-Addressing (2005/08) that the hub uses. Empty: not there.
struct Addressing {
  std::string message_id;
  std::string action;
  std::string to;
  std::string from;
  std::string relates_to;

  bool empty() const;
};

/// A Fault (SOAP 1.1 section 4.4).
struct Fault {
  std::string code;  ///< without prefix: "Client", "Server", "MustUnderstand", "VersionMismatch"
  std::string text;
};

/// A SOAP message, opened.
struct Opened {
  std::string body;  ///< a document of its own; of a Fault its detail, else the Fault
  Addressing addressing;
  std::optional<Fault> fault;  ///< the Body is a Fault
  bool secured = false;        ///< there is a WS-Security header for us
};

/// Why a message cannot be opened.
struct Unopened {
  Fault fault;          ///< as the sender hears it; the text holds no value
  bool is_soap = true;  ///< false: this is not an envelope at all
};

/// What the receiver takes.
struct Rules {
  bool security = false;    ///< a WS-Security header is understood
  bool empty_body = false;  ///< a Body without content is taken
};

/// Opens a SOAP 1.1 message, document/literal (WS-I Basic Profile 1.2): one Body with one element.
tl::expected<Opened, Unopened> open(std::string_view bytes, const Rules& rules);

}  // namespace rodedraad::soap
