#pragma once

#include <string>
#include <utility>

#include "rodedraad/sdk/message.h"

/// Requests as the hub sends them.
namespace rodedraad::simulate::testing {

inline const std::string kBericht = "018f6f2e-0000-7000-8000-000000000001";
inline const std::string kAnderBericht = "018f6f2e-0000-7000-8000-000000000002";

/// A request at DUO, of the municipality in the story.
inline sdk::Message duo_request(std::string method, const std::string& bsn, const std::string& what,
                                std::string body = {}, const std::string& id = kBericht) {
  sdk::Message request;
  request.method = std::move(method);
  request.target = "/v1/personen/" + bsn + "/" + what;
  request.headers = {
      {"bron", "00000099000000001505"}, {"doel", "00000099000000002000"}, {"berichtId", id}};
  if (!body.empty()) request.media_type = "application/json";
  request.body = std::move(body);
  return request;
}

/// A message for a partner with a mailbox.
inline sdk::Message bericht(std::string body) {
  sdk::Message request;
  request.method = "POST";
  request.target = "/berichten";
  request.media_type = "application/json";
  request.body = std::move(body);
  return request;
}

}  // namespace rodedraad::simulate::testing
