#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

sdk::Message asked(int page) {
  sdk::Message message;
  message.kind = "gegevens.opvragen";
  message.body = "{\"page\":" + std::to_string(page) + "}";
  return message;
}

struct Answered {
  std::string_view name;
  int status;
  std::string_view fsc;
  std::string_view body;
  std::string_view judgement;
};

void PrintTo(const Answered& row, std::ostream* out) { *out << row.name; }

class SchuldhulpAnswer : public Schuldhulp, public testing::WithParamInterface<Answered> {};

TEST_P(SchuldhulpAnswer, is_judged) {
  const auto& [name, status, fsc, body, judgement] = GetParam();
  sdk::Answer answer{status, "application/problem+json", {}, std::string{body}};
  if (!fsc.empty()) answer.headers.push_back({"Fsc-Error-Code", std::string{fsc}});
  EXPECT_EQ(render(adapter_.judge(asked(2), answer)), judgement);
}

INSTANTIATE_TEST_SUITE_P(
    All, SchuldhulpAnswer,
    testing::Values(
        Answered{"delivery", 200, "",
                 R"({"gegevens":{"leveringen":[]},"paginering":{"currentPage":2,"totalPages":2}})",
                 "confirmed, content ddas.levering"},
        Answered{"signals", 200, "",
                 R"({"gegevens":{"leveringen":[{"teller":1,"gemeentecode":"0505"}]}})",
                 "confirmed, content vs.levering"},
        Answered{"first_page_again", 200, "",
                 R"({"gegevens":{"leveringen":[]},"paginering":{"currentPage":1,"totalPages":9}})",
                 "rejected: Gevraagd is bladzijde 2, gekregen bladzijde 1."},
        Answered{"no_delivery", 200, "", "<html>",
                 "rejected: Het antwoord is geen levering volgens het uitwisselmodel."},
        Answered{"bad_request", 400, "", R"({"title":"Ongeldig request","detail":"page"})",
                 "bad request: Ongeldig request: page"},
        Answered{"not_processable", 422, "", R"({"title":"Onverwerkbaar","status":422})",
                 "rejected: Onverwerkbaar"},
        Answered{"no_token", 401, "ERROR_CODE_ACCESS_TOKEN_MISSING", "",
                 "not authorised: ERROR_CODE_ACCESS_TOKEN_MISSING"},
        Answered{"invalid_token", 401, "ERROR_CODE_ACCESS_TOKEN_INVALID",
                 R"({"title":"Ongeldige access token"})",
                 "not authorised: ERROR_CODE_ACCESS_TOKEN_INVALID: Ongeldige access token"},
        Answered{"expired_token", 401, "ERROR_CODE_ACCESS_TOKEN_EXPIRED", "",
                 "transient: ERROR_CODE_ACCESS_TOKEN_EXPIRED"},
        Answered{"code_in_the_body_only", 403, "",
                 R"({"code":"ERROR_CODE_WRONG_GROUP_ID_IN_TOKEN","domain":"ERROR_DOMAIN_INWAY"})",
                 "not authorised: ERROR_CODE_WRONG_GROUP_ID_IN_TOKEN"},
        Answered{"forbidden", 403, "", "", "not authorised: Antwoord met status 403."},
        Answered{"no_service", 404, "ERROR_CODE_SERVICE_NOT_FOUND", "",
                 "not found: ERROR_CODE_SERVICE_NOT_FOUND"},
        Answered{"method", 405, "ERROR_CODE_METHOD_UNSUPPORTED", "",
                 "bad request: ERROR_CODE_METHOD_UNSUPPORTED"},
        Answered{"unreachable", 502, "ERROR_CODE_SERVICE_UNREACHABLE", "",
                 "transient: ERROR_CODE_SERVICE_UNREACHABLE"},
        Answered{"busy", 429, "", "", "transient: Antwoord met status 429."},
        Answered{"broken", 500, "", "", "transient: Antwoord met status 500."},
        Answered{"empty", 204, "", "", "confirmed"}),
    [](const auto& row) { return std::string{row.param.name}; });

TEST_F(Schuldhulp, waits_as_long_as_the_source_asks) {
  EXPECT_EQ(adapter_.judge(asked(1), {429, "", {{"Retry-After", "120"}}, ""}).retry_after_ms,
            120'000U);
}

}  // namespace
}  // namespace rodedraad::tests
