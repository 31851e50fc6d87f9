#include <gmock/gmock.h>

#include "rodedraad/message/tree.h"
#include "rodedraad/simulate/partner.h"

namespace rodedraad::simulate {
namespace {

sdk::Message request(std::string method, std::string target, std::string body) {
  sdk::Message message;
  message.method = std::move(method);
  message.target = std::move(target);
  message.media_type = "application/json";
  message.headers = {{"Accept-Crs", "EPSG:4326"}, {"Content-Crs", "EPSG:4326"}};
  message.body = std::move(body);
  return message;
}

constexpr const char* kZaak =
    R"({"identificatie":"d1","bronorganisatie":"999990019","verantwoordelijkeOrganisatie":)"
    R"("999990019","zaaktype":"https://ztc.example/1","startdatum":"2026-05-01"})";

class ZaaksysteemPartner : public ::testing::Test {
 protected:
  model::SystemClock clock_;
  std::unique_ptr<Partner> partner_ = make_partner("zaaksysteem", {}, clock_);
};

TEST_F(ZaaksysteemPartner, opens_a_zaak_once) {
  const auto answer = partner_->answer(request("POST", "/zaken", kZaak));
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(partner_->answer(request("POST", "/zaken", kZaak)).status, 400);
  EXPECT_EQ(partner_->answer(request("GET", "/zaken/1", "")).body, answer.body);
}

TEST_F(ZaaksysteemPartner, sets_a_status_of_a_zaak_that_is_there) {
  const std::string status =
      R"({"zaak":"https://zaaksysteem.example/zaken/api/v1/zaken/1","statustype":"x"})";
  EXPECT_EQ(partner_->answer(request("POST", "/statussen", status)).status, 400);
  partner_->answer(request("POST", "/zaken", kZaak));
  EXPECT_EQ(partner_->answer(request("POST", "/statussen", status)).status, 201);
}

TEST_F(ZaaksysteemPartner, wants_the_header_that_the_standard_demands) {
  auto message = request("POST", "/zaken", kZaak);
  message.headers.clear();
  EXPECT_EQ(partner_->answer(message).status, 406);
}

class WijkteamPartner : public ::testing::Test {
 protected:
  static sdk::Message event(const std::string& more) {
    auto message =
        request("POST", "/",
                R"({"id":"e1","source":"urn:x","type":"nl.x","specversion":"1.0")" + more + "}");
    message.media_type = "application/cloudevents+json";
    return message;
  }
  model::SystemClock clock_;
  std::unique_ptr<Partner> partner_ = make_partner("wijkteam", {}, clock_);
};

TEST_F(WijkteamPartner, takes_an_event_once) {
  EXPECT_EQ(partner_->answer(event("")).status, 204);
  EXPECT_EQ(partner_->answer(event("")).status, 204);
  EXPECT_THAT(partner_->effects(), ::testing::HasSubstr(R"("requests":2,"effects":1)"));
}

TEST_F(WijkteamPartner, refuses_a_bsn_that_everybody_can_read) {
  EXPECT_EQ(partner_->answer(event(R"(,"subject":"999990019")")).status, 422);
  EXPECT_EQ(partner_->answer(event(R"(,"data":{"bsn":"999990019"})")).status, 204);
}

}  // namespace
}  // namespace rodedraad::simulate
