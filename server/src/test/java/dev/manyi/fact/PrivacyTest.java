package dev.manyi.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "请回电13812345678，谢谢|请回电***，谢谢",
                "电话:+86 138 1234 5678|电话:***",
                "手机 0086-138-1234-5678。|手机 ***。",
                "8613812345678|***",
                "我的号码是１３８１２３４５６７８！|我的号码是***！",
                "＋８６　１３８－１２３４－５６７８|***",
                "座机010-12345678转三|座机***转三",
                "（021）6234 5678 联系|*** 联系",
                "0571-8765432或0571 87654321|***或***",
                "+86 10 12345678|***",
                "身份证110101199003071234|身份证***",
                "证号11010119900307123x尾号|证号***尾号",
                "证号１１０１０１１９９００３０７１２３Ｘ|证号***",
                "110101 19900307 1234|***",
                "老证 110101900307123 号|老证 *** 号",
                "打13812345678或13987654321|打***或***",
            })
    void masksPeoplesNumbers(String text, String masked) {
        assertEquals(masked, Privacy.mask(text));
        assertEquals(masked, Privacy.mask(masked));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "订单号202610011234567890123456",
                "订单 1234567890",
                "快递单号SF1381234567890",
                "12345678901234567890 这个单子",
                "等了3小时，花了1380元",
                "2026-10-01 12:30:45 到店",
                "客服400-820-8820很好",
                "型号12812345678",
                "很满意👍",
                "１００分",
            })
    void leavesOtherNumbers(String text) {
        assertEquals(text, Privacy.mask(text));
    }

    @Test
    void hashesACustomerTheSameWayUnderOneKeyOnly() {
        Privacy privacy = new Privacy("a".repeat(32).getBytes(StandardCharsets.UTF_8));
        Privacy other = new Privacy("b".repeat(32).getBytes(StandardCharsets.UTF_8));
        assertEquals(privacy.customer("张三"), privacy.customer("张三"));
        assertNotEquals(privacy.customer("张三"), privacy.customer("张四"));
        assertNotEquals(privacy.customer("张三"), other.customer("张三"));
        assertNotEquals(privacy.fingerprint(), other.fingerprint());
        assertEquals(null, privacy.customer(null));
    }
}
