#include "samples.h"

#include <gtest/gtest.h>

namespace rodedraad::soap {

std::string envelope(const std::string& header, const std::string& body) {
  return R"(<?xml version="1.0" encoding="UTF-8"?>)"
         R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" )"
         R"(xmlns:a="http://www.w3.org/2005/08/addressing">)" +
         (header.empty() ? std::string{} : "<s:Header>" + header + "</s:Header>") + "<s:Body>" +
         body + "</s:Body></s:Envelope>";
}

std::string addressing_blocks() {
  return "<a:To>http://hub.example/suwi</a:To>"
         "<a:Action>http://example.org/Info</a:Action>"
         "<a:MessageID>uuid:1</a:MessageID>"
         "<a:From><a:Address>http://partner.example/?oin=00000099000000001000</a:Address></a:From>";
}

sdk::Message post(std::string body) {
  sdk::Message message;
  message.id = "0195a5b0-0000-7000-8000-000000000001";
  message.method = "POST";
  message.target = "/in";
  message.media_type = "text/xml";
  message.headers = {{"Content-Type", "text/xml; charset=utf-8"}, {"SOAPAction", "\"urn:do\""}};
  message.body = std::move(body);
  return message;
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

}  // namespace rodedraad::soap
