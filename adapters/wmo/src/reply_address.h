#pragma once

#include <string>
#include <string_view>

#include "opened.h"

namespace rodedraad::wmo {

/// Whom an answer goes to and about which message. It travels in the idempotency key, which is all
/// that a reply knows of its message.
struct ReplyAddress {
  bool in_soap = false;
  bool enveloped = false;
  bool silent = false;  ///< a Fo03 or Bv03: never answered, so that no loop can begin
  stuf::System sender;
  stuf::System receiver;
  std::string reference;  ///< referentienummer, or BerichtCode/Afzender/Identificatie
  std::string details;    ///< of a refused message only: it is no part of what must be unique
};

ReplyAddress address_of(const Opened& opened);

/// The same message gives the same key: of StUF sender, receiver and referentienummer; of a bare
/// message BerichtCode, Afzender and Identificatie.
std::string to_key(const ReplyAddress& address);

/// Empty for a key that is none.
ReplyAddress from_key(std::string_view key);

}  // namespace rodedraad::wmo
