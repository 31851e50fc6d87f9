#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rodedraad/message/tree.h"
#include "suwi_shape.h"

/// The services of Suwinet-Inlezen that the adapter asks, as their WSDL has them.
namespace rodedraad::participatiewet::suwi {

struct Service {
  std::string_view question;  ///< our kind of message that asks
  std::string_view content;   ///< our kind of message for the answer
  std::string_view prefix;    ///< of its name space in our trees
  std::string_view uri;       ///< its name space
  std::string_view request;   ///< the element that asks
  std::string_view response;  ///< the element that answers
  std::string_view path;      ///< the last part of its address, and of its actions
  const Group* client;        ///< what ClientSuwi holds
  bool many_clients;          ///< whether ClientSuwi may be repeated
};

std::span<const Service> services();

/// Null when there is none.
const Service* service_that_asks(std::string_view question);
const Service* service_that_answers(std::string_view content);

/// "http://bkwi.nl/SuwiML/Diensten/Bijstandsregelingen-v0500/BijstandsregelingenInfo" (WSDL,
/// wsaw:Action).
std::string action_of(const Service& service);

/// The name spaces of requests and answers, with the prefixes that the adapter's trees have.
const std::vector<message::Namespace>& namespaces();

/// A name without its prefix.
std::string_view local_name(pugi::xml_node node);

}  // namespace rodedraad::participatiewet::suwi
