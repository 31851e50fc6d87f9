#pragma once

#include <string>

#include "rodedraad/sdk/adapter.h"
#include "suwi_service.h"

namespace rodedraad::participatiewet::suwi {

/// How a question leaves.
struct Outside {
  bool envelope = false;     ///< the adapter itself makes the SOAP envelope
  bool action = true;        ///< otherwise: the header "wsa:Action" tells transport soap the action
  bool service_path = true;  ///< the name of the service stands behind the connection's address
  std::string from;          ///< of wsa:From; the OIN is put behind it
  std::string to;            ///< of wsa:To
};

/// The question of a service about one person, as its BodyAction.xsd has it. In an envelope of our
/// own it carries WS-Addressing 2005/08 (TS 4.0); otherwise that is the transport's, which finds
/// the action in the header "wsa:Action".
sdk::Message ask(const Service& service, const sdk::EncodeRequest& request, const Outside& outside);

}  // namespace rodedraad::participatiewet::suwi
