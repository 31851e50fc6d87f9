#include <gmock/gmock.h>

#include "requests.h"
#include "rodedraad/simulate/partner.h"

namespace rodedraad::simulate {
namespace {

using testing::bericht;

constexpr const char* kVerzoek =
    R"({"berichttype":"gemeente.verzoek-begeleiding",)"
    R"("berichtId":"018f6f2e-0000-7000-8000-000000000001","client":{"vnummer":"2789456123"}})";

class Mailbox : public ::testing::Test {
 protected:
  model::SystemClock clock_;
  std::unique_ptr<Partner> vwn_ = make_partner("vluchtelingenwerk", {}, clock_);
  std::unique_ptr<Partner> pw_ = make_partner("participatiewet", {}, clock_);
};

TEST_F(Mailbox, confirms_with_the_id_of_the_message) {
  const auto answer = vwn_->answer(bericht(kVerzoek));
  EXPECT_EQ(answer.status, 202);
  EXPECT_EQ(answer.body, R"({"berichtId":"018f6f2e-0000-7000-8000-000000000001"})");
}

TEST_F(Mailbox, knows_a_repeat) {
  vwn_->answer(bericht(kVerzoek));
  EXPECT_EQ(vwn_->answer(bericht(kVerzoek)).status, 200);
  EXPECT_THAT(vwn_->effects(), ::testing::HasSubstr(R"("requests":2,"effects":1)"));
}

TEST_F(Mailbox, does_again_what_it_forgot) {
  vwn_->answer(bericht(kVerzoek));
  vwn_->forget();
  EXPECT_EQ(vwn_->answer(bericht(kVerzoek)).status, 202);
  EXPECT_EQ(vwn_->answer(bericht(kVerzoek)).status, 200);
  EXPECT_THAT(vwn_->effects(), ::testing::HasSubstr(R"("requests":3,"effects":2)"));
}

TEST_F(Mailbox, refuses_another_content_under_the_same_id) {
  vwn_->answer(bericht(kVerzoek));
  std::string other = kVerzoek;
  other.replace(other.find("2789456123"), 10, "2789456124");
  EXPECT_EQ(vwn_->answer(bericht(other)).status, 409);
}

TEST_F(Mailbox, shows_a_bsn_that_leaks_to_vluchtelingenwerk) {
  std::string leak = kVerzoek;
  leak.replace(leak.find(R"("vnummer")"), 9, R"("BSN":"999990019","vnummer")");
  EXPECT_EQ(vwn_->answer(bericht(leak)).status, 422);
}

TEST_F(Mailbox, refuses_what_is_no_json) {
  EXPECT_EQ(vwn_->answer(bericht("<bericht/>")).status, 422);
}

TEST_F(Mailbox, has_one_address) {
  auto request = bericht(kVerzoek);
  request.target = "/";
  EXPECT_EQ(vwn_->answer(request).status, 404);
}

TEST_F(Mailbox, needs_a_bsn_for_the_participatiewet) {
  EXPECT_EQ(pw_->answer(bericht(kVerzoek)).status, 422);
}

TEST_F(Mailbox, takes_the_request_of_ontzorgen) {
  EXPECT_EQ(pw_->answer(bericht(R"({"berichttype":"pw.ontzorgen.starten","bsn":"999990019",)"
                                R"("berichtId":"018f6f2e-0000-7000-8000-000000000001"})"))
                .status,
            202);
}

}  // namespace
}  // namespace rodedraad::simulate
