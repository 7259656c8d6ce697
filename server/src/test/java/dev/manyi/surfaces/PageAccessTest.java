package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each role finds: the pages it may open in the navigation, its own first page, and a word where a page is not its own. */
class PageAccessTest extends InBrowser {
    private static final List<String> ADMIN_PAGES = List.of("people", "tokens", "audit", "settings", "customer");

    @ParameterizedTest
    @CsvSource({
        "zh-CN,store_manager,S003,客户满意度总览,您没有查看此页面的权限,总览 探索分析 工单 客户 员工 报表",
        "en,store_manager,S004,Customer satisfaction at a glance,This page is not for your role,Overview Explore Tickets Customers Staff Reports",
        "zh-CN,executive,'',客户满意度总览,您没有查看此页面的权限,总览 探索分析 工单 客户 员工 报表 定时发送 发送记录",
        "en,analyst,'',Customer satisfaction at a glance,This page is not for your role,Overview Explore Tickets Customers Staff Reports Schedules Deliveries Imports",
    })
    void adminPagesAreNeitherOfferedNorOpened(
            String language, String role, String store, String first, String denied, String pages) {
        String username = role + "-" + language.substring(0, 2);
        person(username, "杨帆", role, List.of(), store.isEmpty() ? List.of() : List.of(store));
        open("?lang=" + language, username, PASSWORD);
        titled(first);
        assertEquals(new JsonArray(List.of(pages.split(" "))), navigation());
        for (String page : ADMIN_PAGES) {
            browser.run("location.hash = '#/' + arguments[0]", page);
            titled(denied);
            browser.run("location.hash = ''");
            titled(first);
        }
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,审计,您没有查看此页面的权限", "en,Audit,This page is not for your role"})
    void anAuditorBeginsAtTheEvidenceAndSeesNoFigures(String language, String audit, String denied) {
        String username = "auditor-" + language.substring(0, 2);
        person(username, "刘洋", "auditor", List.of(), List.of());
        open("?lang=" + language, username, PASSWORD);
        titled(audit);
        assertEquals(new JsonArray(), navigation(), "one page needs no navigation");
        browser.run("location.hash = '#/dashboard'");
        titled(denied);
        quiet();
    }

    @Test
    void whoMayNotReadReportsIsToldSo() {
        person("no-reports", "刘洋", "auditor", List.of(), List.of());
        open("?lang=zh-CN#/reports", "no-reports", PASSWORD);
        titled("您没有查看此页面的权限");
        quiet();
    }

    @Test
    void aStoreManagerIsNeitherOfferedSchedulesNorDeliveries() {
        person("no-schedules", "何静", "store_manager", List.of(), List.of("S001"));
        open("?lang=zh-CN#/schedules", "no-schedules", PASSWORD);
        titled("您没有查看此页面的权限");
        browser.run("location.hash = '#/deliveries'");
        titled("您没有查看此页面的权限");
        quiet();
    }

    @Test
    void whoMayNotImportIsToldSo() {
        person("no-imports", "杨帆", "executive", List.of(), List.of());
        open("?lang=zh-CN#/imports", "no-imports", PASSWORD);
        titled("您没有查看此页面的权限");
        quiet();
    }

    @Test
    void anAdminGoesThroughAllPagesAndBackByAddress() {
        openAsAdmin("?lang=zh-CN#/customer");
        titled("客户数据");
        JsonArray expected = new JsonArray().add("总览");
        List.of("探索分析", "工单", "客户", "员工", "报表", "定时发送", "发送记录", "数据导入", "人员", "令牌", "审计", "设置", "客户数据")
                .forEach(expected::add);
        assertEquals(expected, navigation());
        browser.click("#nav-people");
        titled("人员");
        browser.click("#nav-tokens");
        titled("令牌");
        browser.run("history.back()");
        titled("人员");
        browser.click("#language-en");
        titled("People");
        browser.click("#nav-dashboard");
        titled("Customer satisfaction at a glance");
        browser.run("location.hash = '#/nowhere'");
        titled("There is no such page");
        browser.click("#sign-on");
        titled("Customer satisfaction at a glance");
        quiet();
    }

    private static JsonArray navigation() {
        return (JsonArray)
                browser.run("return [...document.querySelectorAll('app-header nav a')].map(a => a.innerText)");
    }
}
