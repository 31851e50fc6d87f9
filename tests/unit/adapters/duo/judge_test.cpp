#include "fixture.h"

namespace rodedraad::tests {
namespace {

sdk::Message sent(const char* kind, const char* method) {
  sdk::Message message;
  message.kind = kind;
  message.method = method;
  return message;
}

struct Judged {
  int status;
  const char* body;
  const char* of_get;
  const char* of_put;
};

class DuoJudgement : public Duo, public testing::WithParamInterface<Judged> {};

TEST_P(DuoJudgement, follows_status_and_reasons) {
  const auto& judged = GetParam();
  const sdk::Answer answer{judged.status, "application/json", {}, judged.body};
  EXPECT_EQ(render(adapter_.judge(sent("pip.opvragen", "GET"), answer)), judged.of_get);
  EXPECT_EQ(render(adapter_.judge(sent("pvt.registreren", "PUT"), answer)), judged.of_put);
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoJudgement,
    testing::Values(
        Judged{200, "{}", "confirmed, content pip", "confirmed"},
        Judged{201, "", "bad request: DUO antwoordde met status 201.", "confirmed"},
        Judged{204, "", "bad request: DUO antwoordde met status 204.", "confirmed"},
        Judged{302, "", "bad request: DUO antwoordde met status 302.",
               "bad request: DUO antwoordde met status 302."},
        Judged{400, "", "bad request: DUO antwoordde met status 400.",
               "bad request: DUO antwoordde met status 400."},
        Judged{401, "", "not authorised: DUO antwoordde met status 401.",
               "not authorised: DUO antwoordde met status 401."},
        Judged{403, "", "not authorised: DUO antwoordde met status 403.",
               "not authorised: DUO antwoordde met status 403."},
        Judged{403, "[]", "not authorised: DUO antwoordde met status 403.",
               "not authorised: DUO antwoordde met status 403."},
        Judged{403, "[{}]", "rejected: DUO weigert dit en noemt geen reden.",
               "rejected: DUO weigert dit en noemt geen reden."},
        Judged{403, R"({"fouttekst":"Eén reden."})", "rejected: Eén reden.",
               "rejected: Eén reden."},
        Judged{403, R"(["Een reden."])", "rejected: Een reden.", "rejected: Een reden."},
        Judged{202, "", "bad request: DUO antwoordde met status 202.", "confirmed"},
        Judged{503, R"([{"fouttekst":"Onderhoud."}])", "transient: Onderhoud.",
               "transient: Onderhoud."},
        Judged{501, "", "transient: DUO antwoordde met status 501.",
               "transient: DUO antwoordde met status 501."},
        Judged{403, R"([{"fouttekst":"Eerste reden."},{"fouttekst":"Tweede \"reden\"."}])",
               "rejected: Eerste reden.; Tweede \"reden\".",
               "rejected: Eerste reden.; Tweede \"reden\"."},
        Judged{403, "<html>", "not authorised: DUO antwoordde met status 403.",
               "not authorised: DUO antwoordde met status 403."},
        Judged{404, "", "not found: DUO antwoordde met status 404.",
               "not found: DUO antwoordde met status 404."},
        Judged{408, "", "transient: DUO antwoordde met status 408.",
               "transient: DUO antwoordde met status 408."},
        Judged{429, "", "transient: DUO antwoordde met status 429.",
               "transient: DUO antwoordde met status 429."},
        Judged{500, "", "transient: DUO antwoordde met status 500.",
               "transient: DUO antwoordde met status 500."},
        Judged{503, R"({"fouttekst":"Onderhoud tot 06:00 uur."})",
               "transient: Onderhoud tot 06:00 uur.", "transient: Onderhoud tot 06:00 uur."},
        Judged{418, "", "bad request: DUO antwoordde met status 418.",
               "bad request: DUO antwoordde met status 418."}));

TEST_F(Duo, waits_as_long_as_duo_asks) {
  const auto after = [&](const char* value) {
    const sdk::Answer answer{503, "", {{"Retry-After", value}}, ""};
    return adapter_.judge(sent("pip.opvragen", "GET"), answer).retry_after_ms;
  };
  EXPECT_EQ(after("120"), 120'000U);
  EXPECT_EQ(after("Wed, 21 Oct 2026 07:28:00 GMT"), 0U);
  EXPECT_EQ(after("999999999"), 0U);
  EXPECT_EQ(after("-1"), 0U);
}

TEST_F(Duo, confirms_an_answer_before_it_reads_the_content) {
  const sdk::Answer answer{200, "text/html", {}, "<html>"};
  EXPECT_EQ(render(adapter_.judge(sent("pvt.opvragen", "GET"), answer)), "confirmed, content pvt");
}

struct Confirmed {
  const char* kind;
  const char* method;
  int status;
  const char* body;
  const char* judgement;
};

class DuoConfirmation : public Duo, public testing::WithParamInterface<Confirmed> {};

TEST_P(DuoConfirmation, tells_what_there_is_to_read) {
  const auto& [kind, method, status, body, judgement] = GetParam();
  const sdk::Answer answer{status, "application/json", {{"API-Version", "1.0.0"}}, body};
  EXPECT_EQ(render(adapter_.judge(sent(kind, method), answer)), judgement);
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoConfirmation,
    testing::Values(Confirmed{"pip.registreren", "POST", 201, "", "confirmed"},
                    Confirmed{"pip.verwijderen", "DELETE", 200, "",
                              "confirmed, content pip-verwijderd"},
                    Confirmed{"inburgeringsaanbod.verwijderen", "DELETE", 204, "", "confirmed"},
                    Confirmed{"lbt-examennummer.verwijderen", "DELETE", 200, "",
                              "confirmed, content lbt-examennummer-verwijderd"},
                    Confirmed{"lbt-examennummer.opvragen", "GET", 200, "{}",
                              "confirmed, content lbt-examennummer"},
                    Confirmed{"contactpersoon.aanmelden", "POST", 201, R"({"id":417})",
                              "confirmed, content contactpersoon"},
                    Confirmed{"contactpersoon.koppelen", "POST", 201, "", "confirmed"},
                    Confirmed{"contactpersoon.verwijderen", "DELETE", 200, "",
                              "confirmed, content contactpersoon-verwijderd"}));

class DuoContactWithoutNumber : public Duo, public testing::WithParamInterface<const char*> {};

TEST_P(DuoContactWithoutNumber, is_a_failure_and_not_sent_again) {
  const sdk::Answer answer{201, "application/json", {}, GetParam()};
  EXPECT_EQ(render(adapter_.judge(sent("contactpersoon.aanmelden", "POST"), answer)),
            "bad request: DUO nam de contactpersoon aan maar noemde geen nummer. Vraag DUO om het "
            "nummer en leg het vast; meld de contactpersoon niet nog eens aan.");
}

INSTANTIATE_TEST_SUITE_P(Every, DuoContactWithoutNumber,
                         testing::Values("", "{}", R"({"id":null})",
                                         R"({"contactpersoongegevens":{}})"));

}  // namespace
}  // namespace rodedraad::tests
